package dev.tandem.notifications.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How new a copied fact is, as a text that sorts like the events of an aggregate. */
public final class AsOf {

  private AsOf() {}

  /** Version first; time and event id make the order total even if versions repeat. */
  public static String version(EventMetadata meta) {
    return String.format(Locale.ROOT, "%019d/%s/%s", meta.version(), micros(meta), meta.eventId());
  }

  /** For facts that several aggregates tell of, whose versions cannot be compared. */
  static String time(EventMetadata meta) {
    return micros(meta) + "/" + meta.eventId();
  }

  private static String micros(EventMetadata meta) {
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, meta.occurredAt());
    return String.format(Locale.ROOT, "%019d", micros);
  }
}
