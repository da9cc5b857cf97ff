package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import dev.tandem.eventing.publishing.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what the broker brings into this process's own log, in the order it comes and in one
 * transaction per batch; only then is it acknowledged. A repeated event is dropped.
 */
class Reception implements BatchMessageListener {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Reception(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void onMessageBatch(List<Message> messages) {
    transaction.executeWithoutResult(status -> messages.forEach(this::take));
  }

  private void take(Message message) {
    try {
      var entry = entry(message);
      if (isNew(message, entry.meta().eventId())) {
        Outbox.add(entry);
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      refuse(message, e);
    }
  }

  private boolean isNew(Message message, UUID event) {
    var queue = Objects.requireNonNull(message.getMessageProperties().getConsumerQueue());
    return jdbc.sql(
                "insert into eventing.received (module, event_id) values (?, ?)"
                    + " on conflict do nothing")
            .params(BrokerProperties.module(queue), event)
            .update()
        == 1;
  }

  /**
   * @throws IllegalArgumentException when it is no event
   */
  static Entry entry(Message message) {
    var its = message.getMessageProperties();
    var meta =
        new EventMetadata(
            UUID.fromString(Objects.requireNonNull(its.getMessageId(), "no message id")),
            Instant.EPOCH,
            UUID.fromString(
                header(message, "key").orElseThrow(() -> new IllegalArgumentException("no key"))),
            0,
            UUID.fromString(Objects.requireNonNull(its.getCorrelationId(), "no correlation id")),
            causation(message));
    var payload = new String(message.getBody(), StandardCharsets.UTF_8);
    var name = Objects.requireNonNull(its.getType(), "no type");
    return new Entry(name, meta, header(message, "traceparent").orElse(null), payload);
  }

  private static @Nullable UUID causation(Message message) {
    return header(message, "causation").map(UUID::fromString).orElse(null);
  }

  private static Optional<String> header(Message message, String name) {
    Object value = message.getMessageProperties().getHeaders().get(name);
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private void refuse(Message message, RuntimeException why) {
    jdbc.sql("insert into eventing.refused (message_id, reason, body) values (?, ?, ?)")
        .param(message.getMessageProperties().getMessageId())
        .param(Reason.of(why))
        .param(new String(message.getBody(), StandardCharsets.UTF_8).replace("\0", ""))
        .update();
  }
}
