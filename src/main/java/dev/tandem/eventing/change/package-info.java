/** What modules tell of changes in how they work, for those who review the platform. */
@NullMarked
@NamedInterface("change")
package dev.tandem.eventing.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
