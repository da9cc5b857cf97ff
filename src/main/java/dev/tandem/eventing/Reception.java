package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import dev.tandem.eventing.publishing.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what the broker brings into this process's own log, in the order it comes and in one
 * transaction per batch; only then is it acknowledged. A repeated event is dropped; one that has
 * overtaken another of its key waits for it.
 */
class Reception implements BatchMessageListener {

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Early early;
  private final Epochs epochs;
  private final Consumer<String> rest;

  Reception(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this(jdbc, transactions, module -> {});
  }

  /**
   * @param rest lets the consumer of the module's queue rest, because it cannot take anything now
   */
  Reception(JdbcClient jdbc, PlatformTransactionManager transactions, Consumer<String> rest) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.early = new Early(jdbc);
    this.epochs = new Epochs(jdbc);
    this.rest = rest;
  }

  /**
   * @throws ImmediateRequeueAmqpException when it cannot take them now: they go back to the queue
   */
  @Override
  public void onMessageBatch(List<Message> messages) {
    var module = BrokerProperties.module(queue(messages.getFirst()));
    try {
      transaction.executeWithoutResult(status -> take(module, messages));
    } catch (RuntimeException e) {
      rest.accept(module);
      throw e instanceof ImmediateRequeueAmqpException ? e : new ImmediateRequeueAmqpException(e);
    }
  }

  private void take(String module, List<Message> messages) {
    if (!isReceiving(module)) {
      throw new ImmediateRequeueAmqpException(module + " receives elsewhere for now");
    }
    var batch = new Batch(early.any(), new HashSet<>(received(messages)), epochs.seen());
    messages.forEach(it -> take(it, batch));
  }

  /** Kept so until the transaction ends: who changes it waits for what is being written. */
  private boolean isReceiving(String module) {
    return receiving(module)
        .orElseGet(() -> {
          jdbc.sql("insert into eventing.tenure (module) values (?) on conflict do nothing")
              .param(module)
              .update();
          return receiving(module).orElse(false);
        });
  }

  private Optional<Boolean> receiving(String module) {
    return jdbc.sql("select receiving from eventing.tenure where module = ? for share")
        .param(module)
        .query((row, i) -> row.getBoolean(1))
        .optional();
  }

  /** What has come so far, of what the messages are or name. */
  private static final class Batch {

    private boolean anyWaits;
    private final Set<Received> come;
    private final Epochs.Seen epochs;

    Batch(boolean anyWaits, Set<Received> come, Epochs.Seen epochs) {
      this.anyWaits = anyWaits;
      this.come = come;
      this.epochs = epochs;
    }
  }

  private record Received(String module, UUID event) {}

  private void take(Message message, Batch batch) {
    try {
      var entry = entry(message);
      var queue = queue(message);
      var it = new Received(BrokerProperties.module(queue), entry.meta().eventId());
      var previous = header(message, Dispatch.PREVIOUS).map(UUID::fromString).orElse(null);
      if (batch.come.contains(it)) {
        return;
      }
      if (previous != null && !batch.come.contains(new Received(it.module(), previous))) {
        early.keep(message, it.event(), previous);
        batch.anyWaits = true;
        return;
      }
      if (isNew(it)) {
        accept(entry, message, batch);
      }
      batch.come.add(it);
      if (batch.anyWaits) {
        early.after(queue, it.event()).forEach(next -> take(next, batch));
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      refuse(message, e);
    }
  }

  private void accept(Entry entry, Message message, Batch batch) {
    try {
      batch.epochs.see(entry);
      Outbox.add(entry);
    } catch (Epochs.Older e) {
      refuse(message, e);
    }
  }

  private static String queue(Message message) {
    return Objects.requireNonNull(message.getMessageProperties().getConsumerQueue(), "no queue");
  }

  private List<Received> received(List<Message> messages) {
    var asked =
        messages.stream()
            .flatMap(it ->
                Stream.concat(
                    Stream.ofNullable(it.getMessageProperties().getMessageId()),
                    header(it, Dispatch.PREVIOUS).stream()))
            .filter(UUID_FORM.asMatchPredicate())
            .map(UUID::fromString)
            .toArray(UUID[]::new);
    return jdbc.sql("select module, event_id from eventing.received where event_id = any(?)")
        .param(asked)
        .query((row, i) -> new Received(row.getString(1), row.getObject(2, UUID.class)))
        .list();
  }

  private boolean isNew(Received it) {
    return jdbc.sql(
                "insert into eventing.received (module, event_id) values (?, ?)"
                    + " on conflict do nothing")
            .params(it.module(), it.event())
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
    return new Entry(
        name,
        meta,
        header(message, "traceparent").orElse(null),
        payload,
        header(message, Dispatch.EPOCH).map(Long::valueOf).orElse(0L),
        BrokerProperties.module(queue(message)));
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
