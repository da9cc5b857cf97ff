package dev.tandem.eventing;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log, as it is read for delivery.
 *
 * @param pos grows within the lane, with holes
 * @param name stable, whatever the class is called today
 * @param key the aggregate
 * @param trace the W3C {@code traceparent} of the transaction that published
 * @param payload JSON; empty when nobody who reads it now has asked for it
 */
record LoggedEvent(
    int chapter,
    int lane,
    long pos,
    UUID eventId,
    String name,
    UUID key,
    Instant recordedAt,
    UUID correlationId,
    @Nullable UUID causationId,
    @Nullable String trace,
    String payload) {

  LoggedEvent withPayload(String whole) {
    return new LoggedEvent(
        chapter,
        lane,
        pos,
        eventId,
        name,
        key,
        recordedAt,
        correlationId,
        causationId,
        trace,
        whole);
  }

  /** An event on its way into the log, where it will get its position. */
  record Entry(String name, EventMetadata meta, @Nullable String trace, String payload) {

    int lane() {
      return Lane.of(meta.aggregateId());
    }
  }
}
