package dev.tandem.eventing.message;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;

/** Converts events to messages of the broker and back. */
public final class BrokerMessages {

  /** Header: the id of the event of the same key that was sent before. */
  public static final String PREVIOUS_HEADER = "previous";

  /** Header: the epoch in which the module published the event. */
  static final String EPOCH_HEADER = "epoch";

  static final String KEY_HEADER = "key";
  static final String CAUSATION_HEADER = "causation";
  static final String TRACE_HEADER = "traceparent";

  private BrokerMessages() {}

  public static Message toMessage(LoggedEvent event, @Nullable UUID previous) {
    var builder =
        MessageBuilder.withBody(event.payload().getBytes(StandardCharsets.UTF_8))
            .setContentType("application/json")
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .setMessageId(event.eventId().toString())
            .setType(event.name())
            .setCorrelationId(event.correlationId().toString())
            .setHeader(KEY_HEADER, event.key().toString())
            .setHeader(EPOCH_HEADER, event.epoch());
    if (previous != null) {
      builder.setHeader(PREVIOUS_HEADER, previous.toString());
    }
    if (event.causationId() != null) {
      builder.setHeader(CAUSATION_HEADER, event.causationId().toString());
    }
    if (event.trace() != null) {
      builder.setHeader(TRACE_HEADER, event.trace());
    }
    return builder.build();
  }

  /**
   * @throws IllegalArgumentException if the message is not an event
   * @throws NullPointerException if a property is missing
   */
  public static PendingEvent toPendingEvent(Message message) {
    var properties = message.getMessageProperties();
    var meta =
        new EventMetadata(
            UUID.fromString(Objects.requireNonNull(properties.getMessageId(), "no message id")),
            Instant.EPOCH,
            header(message, KEY_HEADER)
                .map(UUID::fromString)
                .orElseThrow(() -> new IllegalArgumentException("no key")),
            0,
            UUID.fromString(
                Objects.requireNonNull(properties.getCorrelationId(), "no correlation id")),
            header(message, CAUSATION_HEADER).map(UUID::fromString).orElse(null));
    return new PendingEvent(
        Objects.requireNonNull(properties.getType(), "no type"),
        meta,
        header(message, TRACE_HEADER).orElse(null),
        new String(message.getBody(), StandardCharsets.UTF_8),
        header(message, EPOCH_HEADER).map(Long::valueOf).orElse(0L),
        ModuleQueue.moduleOf(queueOf(message)));
  }

  public static String queueOf(Message message) {
    return Objects.requireNonNull(message.getMessageProperties().getConsumerQueue(), "no queue");
  }

  /** The id of the event before, unverified. */
  public static Optional<String> previousOf(Message message) {
    return header(message, PREVIOUS_HEADER);
  }

  static Optional<String> header(Message message, String name) {
    Object value = message.getMessageProperties().getHeaders().get(name);
    return Optional.ofNullable(value).map(String::valueOf);
  }
}
