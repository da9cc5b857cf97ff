package dev.tandem.eventing.broker;

import dev.tandem.eventing.message.ModuleQueue;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The consumers of the queues of local modules, by module. */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class QueueConsumers {

  /** How long a batch waits for further messages. */
  private static final Duration BATCH_TIMEOUT = Duration.ofMillis(20);

  private final Map<String, SimpleMessageListenerContainer> byModule;

  @Autowired
  QueueConsumers(
      BrokerProperties properties, CachingConnectionFactory connections, BrokerInbox inbox) {
    this(
        properties.localModules().stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(), module -> consumer(module, connections, inbox))));
  }

  QueueConsumers(Map<String, SimpleMessageListenerContainer> byModule) {
    this.byModule = Map.copyOf(byModule);
  }

  /**
   * A single consumer, so that the log has the order of the queue. Both timeouts are set, because
   * the batch's is only checked between two messages: alone, it would let a message wait a second
   * for the next one.
   */
  private static SimpleMessageListenerContainer consumer(
      String module, CachingConnectionFactory connections, BrokerInbox inbox) {
    var container = new SimpleMessageListenerContainer(connections);
    container.setQueueNames(ModuleQueue.nameOf(module));
    container.setMessageListener(inbox);
    container.setConsumerBatchEnabled(true);
    container.setBatchSize(200);
    container.setPrefetchCount(400);
    container.setBatchReceiveTimeout(BATCH_TIMEOUT.toMillis());
    container.setReceiveTimeout(BATCH_TIMEOUT.toMillis());
    container.setMissingQueuesFatal(false);
    container.setRecoveryInterval(1000);
    container.setConsumerStartTimeout(5000);
    container.afterPropertiesSet();
    return container;
  }

  boolean isEmpty() {
    return byModule.isEmpty();
  }

  void forEach(BiConsumer<String, SimpleMessageListenerContainer> action) {
    byModule.forEach(action);
  }

  void stopAll() {
    byModule.values().forEach(SimpleMessageListenerContainer::stop);
  }

  /** Returns at once, since the consumer itself may be the caller. */
  void stopSoon(String module) {
    var consumer = byModule.get(module);
    if (consumer != null) {
      Thread.startVirtualThread(consumer::stop);
    }
  }
}
