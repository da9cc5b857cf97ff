/** The events that this module publishes. */
@NullMarked
@NamedInterface("events")
package dev.tandem.notifications.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
