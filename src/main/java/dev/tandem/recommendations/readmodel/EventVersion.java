package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The version of an event as text that sorts like the events of an aggregate. */
final class EventVersion {

  private EventVersion() {}

  /** Version first; time and event id make the order total even if versions repeat. */
  static String of(EventMetadata meta) {
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, meta.occurredAt());
    return String.format(Locale.ROOT, "%019d/%019d/%s", meta.version(), micros, meta.eventId());
  }
}
