/** What a published event is. */
@NullMarked
@NamedInterface("publishing")
package dev.tandem.eventing.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
