package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.message.ModuleQueue;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.eventing.watch.ForgeryListener;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends events from the broker to the log of this process, in the order of arrival and in one
 * transaction per batch, and acknowledges them afterwards. Drops duplicates, and buffers an event
 * that has overtaken an earlier one of its key.
 */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerInbox implements BatchMessageListener {

  private final ConsumptionLock consumptionLock;
  private final MessageReception reception;
  private final TransactionTemplate transaction;
  private final Consumer<String> pauseConsumer;
  private final ForgeryListener forgeryListener;

  @Autowired
  BrokerInbox(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MessageSignatures signatures,
      StoredPayloads payloads,
      EventSpans spans,
      ObjectProvider<QueueConsumers> consumers,
      ObjectProvider<ForgeryListener> forgeryListeners) {
    this(
        jdbc,
        transactions,
        signatures,
        payloads,
        spans,
        module -> consumers.ifAvailable(all -> all.stopSoon(module)),
        (module, messages) ->
            forgeryListeners.forEach(it -> it.onForgedMessages(module, messages)));
  }

  /**
   * @param pauseConsumer stops the consumer of the module's queue until the module can receive
   *     again
   */
  BrokerInbox(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MessageSignatures signatures,
      StoredPayloads payloads,
      EventSpans spans,
      Consumer<String> pauseConsumer,
      ForgeryListener forgeryListener) {
    this.consumptionLock = new ConsumptionLock(jdbc);
    this.reception = new MessageReception(jdbc, signatures, payloads, spans);
    this.transaction = new TransactionTemplate(transactions);
    this.pauseConsumer = pauseConsumer;
    this.forgeryListener = forgeryListener;
  }

  /**
   * @throws ImmediateRequeueAmqpException if they cannot be stored now; they return to the queue
   */
  @Override
  public void onMessageBatch(List<Message> messages) {
    var module = ModuleQueue.moduleOf(BrokerMessages.queueOf(messages.getFirst()));
    try {
      int forged = Objects.requireNonNull(transaction.execute(status -> receive(module, messages)));
      if (forged > 0) {
        forgeryListener.onForgedMessages(module, forged);
      }
    } catch (RuntimeException e) {
      pauseConsumer.accept(module);
      throw e instanceof ImmediateRequeueAmqpException ? e : new ImmediateRequeueAmqpException(e);
    }
  }

  /** Returns how many were forged. */
  private int receive(String module, List<Message> messages) {
    if (!consumptionLock.isConsuming(module)) {
      throw new ImmediateRequeueAmqpException(module + " is not consuming here at the moment");
    }
    return reception.receive(messages);
  }
}
