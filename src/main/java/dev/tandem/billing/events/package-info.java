/** The events that billing publishes. */
@NullMarked
@NamedInterface("events")
package dev.tandem.billing.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
