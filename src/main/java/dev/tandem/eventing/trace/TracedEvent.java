package dev.tandem.eventing.trace;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What spans say of an event: ids and its name, and nothing of its content. */
record TracedEvent(
    String name, UUID eventId, UUID key, UUID correlationId, @Nullable String trace) {

  private static final int HASHED_BYTES = 8;

  static TracedEvent of(LoggedEvent event) {
    return new TracedEvent(
        event.name(), event.eventId(), event.key(), event.correlationId(), event.trace());
  }

  static TracedEvent of(PendingEvent event) {
    return of(event.name(), event.meta(), event.trace());
  }

  static TracedEvent of(String name, EventMetadata meta, @Nullable String trace) {
    return new TracedEvent(name, meta.eventId(), meta.aggregateId(), meta.correlationId(), trace);
  }

  @Nullable String header(String header) {
    return header.equals(Traceparent.HEADER) ? trace : null;
  }

  void describe(Span span) {
    span.tag("messaging.message.id", eventId.toString())
        .tag("messaging.message.conversation_id", correlationId.toString())
        .tag("tandem.event.name", name)
        .tag("tandem.event.key_hash", hash(key));
  }

  /** Tells keys apart, and says none: who has the trace may not ask for what the key names. */
  static String hash(UUID key) {
    try {
      var bytes = key.toString().getBytes(StandardCharsets.US_ASCII);
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, HASHED_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
