/** Events that signals publishes. */
@NullMarked
@NamedInterface("events")
package dev.tandem.signals.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
