package dev.tandem.kernel.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * A span without what may be personal or secret: it has only attributes that are known to be
 * neither. Of an exception it has the type, as messages quote what people have entered.
 */
final class SafeSpan extends DelegatingSpanData {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "code.function",
          "code.namespace",
          "db.collection.name",
          "db.operation.batch.size",
          "db.operation.name",
          "db.system.name",
          "error.type",
          "exception.type",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "messaging.consumer.group.name",
          "messaging.destination.name",
          "messaging.destination.subscription.name",
          "messaging.message.conversation_id",
          "messaging.message.id",
          "messaging.operation.name",
          "messaging.operation.type",
          "messaging.system",
          "outcome",
          "server.address",
          "server.port",
          "tandem.event.key_hash",
          "tandem.event.name",
          "tandem.module",
          "url.scheme");

  SafeSpan(SpanData span) {
    super(span);
  }

  @Override
  public Attributes getAttributes() {
    return onlySafe(super.getAttributes());
  }

  @Override
  public List<EventData> getEvents() {
    return super.getEvents().stream().map(SafeSpan::onlySafe).toList();
  }

  /** The description is the message of an exception. */
  @Override
  public StatusData getStatus() {
    return StatusData.create(super.getStatus().getStatusCode(), "");
  }

  private static EventData onlySafe(EventData event) {
    return EventData.create(
        event.getEpochNanos(), event.getName(), onlySafe(event.getAttributes()));
  }

  private static Attributes onlySafe(Attributes attributes) {
    return attributes.toBuilder().removeIf(SafeSpan::isUnknown).build();
  }

  private static boolean isUnknown(AttributeKey<?> key) {
    return !ATTRIBUTES.contains(key.getKey());
  }
}
