package dev.tandem.eventing.broker;

import java.util.List;
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

  @Autowired
  BrokerInbox(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ObjectProvider<QueueConsumers> consumers) {
    this(jdbc, transactions, module -> consumers.ifAvailable(all -> all.stopSoon(module)));
  }

  /**
   * @param pauseConsumer stops the consumer of the module's queue until the module can receive
   *     again
   */
  BrokerInbox(
      JdbcClient jdbc, PlatformTransactionManager transactions, Consumer<String> pauseConsumer) {
    this.consumptionLock = new ConsumptionLock(jdbc);
    this.reception = new MessageReception(jdbc);
    this.transaction = new TransactionTemplate(transactions);
    this.pauseConsumer = pauseConsumer;
  }

  /**
   * @throws ImmediateRequeueAmqpException if they cannot be stored now; they return to the queue
   */
  @Override
  public void onMessageBatch(List<Message> messages) {
    var module = BrokerProperties.moduleOf(BrokerMessages.queueOf(messages.getFirst()));
    try {
      transaction.executeWithoutResult(status -> receive(module, messages));
    } catch (RuntimeException e) {
      pauseConsumer.accept(module);
      throw e instanceof ImmediateRequeueAmqpException ? e : new ImmediateRequeueAmqpException(e);
    }
  }

  private void receive(String module, List<Message> messages) {
    if (!consumptionLock.isConsuming(module)) {
      throw new ImmediateRequeueAmqpException(module + " is not consuming here at the moment");
    }
    reception.receive(messages);
  }
}
