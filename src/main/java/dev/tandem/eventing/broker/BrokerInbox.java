package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.FailureSummary;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.outbox.TransactionOutbox;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends events from the broker to the log of this process, in the order of arrival and in one
 * transaction per batch, and acknowledges them afterwards. Drops duplicates, and buffers an event
 * that has overtaken an earlier one of its key.
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
   * @param pauseConsumer stops the consumer of the module's queue until the module can receive
   *     again
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
   * @throws ImmediateRequeueAmqpException if they cannot be stored now; they return to the queue
   */
  @Override
  public void onMessageBatch(List<Message> messages) {
    var module = BrokerProperties.moduleOf(BrokerMessages.queueOf(messages.getFirst()));
    try {
      transaction.executeWithoutResult(status -> process(module, messages));
    } catch (RuntimeException e) {
      pauseConsumer.accept(module);
      throw e instanceof ImmediateRequeueAmqpException ? e : new ImmediateRequeueAmqpException(e);
    }
  }

  private void process(String module, List<Message> messages) {
    if (!isConsuming(module)) {
      throw new ImmediateRequeueAmqpException(module + " is not consuming here at the moment");
    }
    var batch =
        new InboundBatch(
            outOfOrderBuffer.hasMessages(),
            new HashSet<>(alreadyReceived(messages)),
            publisherEpochs.load());
    messages.forEach(message -> process(message, batch));
  }

  /**
   * Locks the state until the transaction ends, so that it cannot change while events are stored.
   */
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
        .query(Boolean.class)
        .optional();
  }

  /** What is known while a batch is processed: events received before, and epochs of publishers. */
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
      var entry = BrokerMessages.toPendingEvent(message);
      var queue = BrokerMessages.queueOf(message);
      var received = new ReceivedEvent(BrokerProperties.moduleOf(queue), entry.meta().eventId());
      var previous = BrokerMessages.previousOf(message).map(UUID::fromString).orElse(null);
      if (batch.receivedEvents.contains(received)) {
        return;
      }
      if (previous != null
          && !batch.receivedEvents.contains(new ReceivedEvent(received.module(), previous))) {
        outOfOrderBuffer.add(message, received.event(), previous);
        batch.hasBuffered = true;
        return;
      }
      if (markReceived(received)) {
        accept(entry, message, batch);
      }
      batch.receivedEvents.add(received);
      if (batch.hasBuffered) {
        outOfOrderBuffer
            .takeSuccessorsOf(queue, received.event())
            .forEach(next -> process(next, batch));
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

  private List<ReceivedEvent> alreadyReceived(List<Message> messages) {
    var ids =
        messages.stream()
            .flatMap(message ->
                Stream.concat(
                    Stream.ofNullable(message.getMessageProperties().getMessageId()),
                    BrokerMessages.previousOf(message).stream()))
            .filter(UUID_PATTERN.asMatchPredicate())
            .map(UUID::fromString)
            .toArray(UUID[]::new);
    return jdbc.sql("select module, event_id from eventing.inbox where event_id = any(?)")
        .param(ids)
        .query((row, i) ->
            new ReceivedEvent(row.getString("module"), row.getObject("event_id", UUID.class)))
        .list();
  }

  private boolean markReceived(ReceivedEvent received) {
    return jdbc.sql(
                "insert into eventing.inbox (module, event_id) values (?, ?)"
                    + " on conflict do nothing")
            .params(received.module(), received.event())
            .update()
        == 1;
  }

  private void reject(Message message, RuntimeException reason) {
    jdbc.sql("insert into eventing.rejected_message (message_id, reason, body) values (?, ?, ?)")
        .param(message.getMessageProperties().getMessageId())
        .param(FailureSummary.of(reason))
        .param(new String(message.getBody(), StandardCharsets.UTF_8).replace("\0", ""))
        .update();
  }
}
