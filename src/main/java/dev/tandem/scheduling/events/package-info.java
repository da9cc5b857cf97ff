/** The events that scheduling publishes. */
@NullMarked
@NamedInterface("events")
package dev.tandem.scheduling.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
