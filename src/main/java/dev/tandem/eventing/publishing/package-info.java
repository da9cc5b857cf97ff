/** The contract of published events, which every module uses. */
@NullMarked
@NamedInterface("publishing")
package dev.tandem.eventing.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
