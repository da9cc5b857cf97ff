package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.FailureSummary;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.outbox.TransactionOutbox;
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
class BrokerInbox implements BatchMessageListener {

  private static final Pattern UUID_PATTERN =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final OutOfOrderBuffer outOfOrderBuffer;
  private final PublisherEpochs publisherEpochs;
  private final Consumer<String> pauseConsumer;

  BrokerInbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this(jdbc, transactions, module -> {});
  }

  /**
   * @param rest lets the consumer of the module's queue rest, because it cannot take anything now
   */
  BrokerInbox(
      JdbcClient jdbc, PlatformTransactionManager transactions, Consumer<String> pauseConsumer) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.outOfOrderBuffer = new OutOfOrderBuffer(jdbc);
    this.publisherEpochs = new PublisherEpochs(jdbc);
    this.pauseConsumer = pauseConsumer;
  }

  /**
   * @throws ImmediateRequeueAmqpException when it cannot take them now: they go back to the queue
   */
  @Override
  public void onMessageBatch(List<Message> messages) {
    var module = BrokerProperties.moduleOf(queueOf(messages.getFirst()));
    try {
      transaction.executeWithoutResult(status -> process(module, messages));
    } catch (RuntimeException e) {
      pauseConsumer.accept(module);
      throw e instanceof ImmediateRequeueAmqpException ? e : new ImmediateRequeueAmqpException(e);
    }
  }

  private void process(String module, List<Message> messages) {
    if (!isConsuming(module)) {
      throw new ImmediateRequeueAmqpException(module + " receives elsewhere for now");
    }
    var batch =
        new InboundBatch(
            outOfOrderBuffer.hasMessages(),
            new HashSet<>(alreadyReceived(messages)),
            publisherEpochs.load());
    messages.forEach(it -> process(it, batch));
  }

  /** Kept so until the transaction ends: who changes it waits for what is being written. */
  private boolean isConsuming(String module) {
    return findConsuming(module)
        .orElseGet(() -> {
          jdbc.sql(
                  "insert into eventing.module_ownership (module) values (?) on conflict do nothing")
              .param(module)
              .update();
          return findConsuming(module).orElse(false);
        });
  }

  private Optional<Boolean> findConsuming(String module) {
    return jdbc.sql("select consuming from eventing.module_ownership where module = ? for share")
        .param(module)
        .query((row, i) -> row.getBoolean(1))
        .optional();
  }

  /** What has come so far, of what the messages are or name. */
  private static final class InboundBatch {

    private boolean hasBuffered;
    private final Set<ReceivedEvent> receivedEvents;
    private final PublisherEpochs.KnownEpochs knownEpochs;

    InboundBatch(
        boolean hasBuffered,
        Set<ReceivedEvent> receivedEvents,
        PublisherEpochs.KnownEpochs knownEpochs) {
      this.hasBuffered = hasBuffered;
      this.receivedEvents = receivedEvents;
      this.knownEpochs = knownEpochs;
    }
  }

  private record ReceivedEvent(String module, UUID event) {}

  private void process(Message message, InboundBatch batch) {
    try {
      var entry = toPendingEvent(message);
      var queue = queueOf(message);
      var it = new ReceivedEvent(BrokerProperties.moduleOf(queue), entry.meta().eventId());
      var previous =
          header(message, BrokerForwarder.PREVIOUS_HEADER).map(UUID::fromString).orElse(null);
      if (batch.receivedEvents.contains(it)) {
        return;
      }
      if (previous != null
          && !batch.receivedEvents.contains(new ReceivedEvent(it.module(), previous))) {
        outOfOrderBuffer.add(message, it.event(), previous);
        batch.hasBuffered = true;
        return;
      }
      if (markReceived(it)) {
        accept(entry, message, batch);
      }
      batch.receivedEvents.add(it);
      if (batch.hasBuffered) {
        outOfOrderBuffer.takeSuccessorsOf(queue, it.event()).forEach(next -> process(next, batch));
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      reject(message, e);
    }
  }

  private void accept(PendingEvent entry, Message message, InboundBatch batch) {
    try {
      batch.knownEpochs.requireCurrent(entry);
      TransactionOutbox.add(entry);
    } catch (PublisherEpochs.FencedPublisherException e) {
      reject(message, e);
    }
  }

  private static String queueOf(Message message) {
    return Objects.requireNonNull(message.getMessageProperties().getConsumerQueue(), "no queue");
  }

  private List<ReceivedEvent> alreadyReceived(List<Message> messages) {
    var asked =
        messages.stream()
            .flatMap(it ->
                Stream.concat(
                    Stream.ofNullable(it.getMessageProperties().getMessageId()),
                    header(it, BrokerForwarder.PREVIOUS_HEADER).stream()))
            .filter(UUID_PATTERN.asMatchPredicate())
            .map(UUID::fromString)
            .toArray(UUID[]::new);
    return jdbc.sql("select module, event_id from eventing.inbox where event_id = any(?)")
        .param(asked)
        .query((row, i) -> new ReceivedEvent(row.getString(1), row.getObject(2, UUID.class)))
        .list();
  }

  private boolean markReceived(ReceivedEvent it) {
    return jdbc.sql(
                "insert into eventing.inbox (module, event_id) values (?, ?)"
                    + " on conflict do nothing")
            .params(it.module(), it.event())
            .update()
        == 1;
  }

  /**
   * @throws IllegalArgumentException when it is no event
   */
  static PendingEvent toPendingEvent(Message message) {
    var its = message.getMessageProperties();
    var meta =
        new EventMetadata(
            UUID.fromString(Objects.requireNonNull(its.getMessageId(), "no message id")),
            Instant.EPOCH,
            UUID.fromString(
                header(message, "key").orElseThrow(() -> new IllegalArgumentException("no key"))),
            0,
            UUID.fromString(Objects.requireNonNull(its.getCorrelationId(), "no correlation id")),
            causationOf(message));
    var payload = new String(message.getBody(), StandardCharsets.UTF_8);
    var name = Objects.requireNonNull(its.getType(), "no type");
    return new PendingEvent(
        name,
        meta,
        header(message, "traceparent").orElse(null),
        payload,
        header(message, BrokerForwarder.EPOCH_HEADER).map(Long::valueOf).orElse(0L),
        BrokerProperties.moduleOf(queueOf(message)));
  }

  private static @Nullable UUID causationOf(Message message) {
    return header(message, "causation").map(UUID::fromString).orElse(null);
  }

  private static Optional<String> header(Message message, String name) {
    Object value = message.getMessageProperties().getHeaders().get(name);
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private void reject(Message message, RuntimeException why) {
    jdbc.sql("insert into eventing.rejected_message (message_id, reason, body) values (?, ?, ?)")
        .param(message.getMessageProperties().getMessageId())
        .param(FailureSummary.of(why))
        .param(new String(message.getBody(), StandardCharsets.UTF_8).replace("\0", ""))
        .update();
  }
}
