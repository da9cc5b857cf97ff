package dev.tandem.eventing.broker;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.schema.ModuleSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Configures the exchange of events with other processes, if it is enabled. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerConfiguration {

  /** How long a batch waits for further messages. */
  private static final Duration BATCH_TIMEOUT = Duration.ofMillis(20);

  /** Declared by sender and receiver, so that an event is routable whichever starts first. */
  @Bean
  Declarables eventQueues(BrokerProperties properties) {
    var exchange = new DirectExchange(properties.exchange());
    var declared = new ArrayList<Declarable>(List.of(exchange));
    var modules = new TreeSet<>(properties.remoteModules());
    modules.addAll(properties.localModules());
    for (var module : modules) {
      var queue = queue(module, properties.quorum());
      declared.add(queue);
      declared.add(binding(queue, exchange, module));
    }
    return new Declarables(declared);
  }

  private static Queue queue(String module, boolean quorum) {
    var queue = QueueBuilder.durable(BrokerProperties.queueName(module));
    return quorum ? queue.quorum().singleActiveConsumer().build() : queue.build();
  }

  private static Binding binding(Queue queue, DirectExchange exchange, String module) {
    return BindingBuilder.bind(queue).to(exchange).with(module);
  }

  @Bean
  BrokerForwarder brokerForwarder(
      EventLog log,
      EventTypes types,
      Cursors cursors,
      CachingConnectionFactory connections,
      BrokerProperties properties,
      EventingProperties eventing,
      PlatformTransactionManager transactions,
      List<ModuleSchema> home) {
    connections.setPublisherConfirmType(ConfirmType.CORRELATED);
    connections.setPublisherReturns(true);
    var broker = new RabbitTemplate(connections);
    broker.setMandatory(true);
    var modules = home.stream().map(ModuleSchema::name).collect(Collectors.toSet());
    var published =
        types.names().stream()
            .filter(it -> modules.contains(LoggedEvent.publisherOf(it)))
            .collect(Collectors.toSet());
    return new BrokerForwarder(
        log, cursors, broker, properties, transactions, published, eventing.batch());
  }

  @Bean
  BrokerConsumers brokerConsumers(
      CachingConnectionFactory connections,
      BrokerProperties properties,
      JdbcClient jdbc,
      ModuleOwnerships ownerships,
      PlatformTransactionManager transactions,
      ObjectProvider<BrokerConsumers> self) {
    var reception =
        new BrokerInbox(jdbc, transactions, it -> self.ifAvailable(all -> all.pause(it)));
    var consumers =
        properties.localModules().stream()
            .distinct()
            .collect(Collectors.toMap(it -> it, it -> consumer(it, connections, reception)));
    return new BrokerConsumers(consumers, ownerships);
  }

  /**
   * A single consumer, so that the log has the order of the queue. Both timeouts are set, because
   * the batch's is only checked between two messages: alone, it would let a message wait a second
   * for the next one.
   */
  private static SimpleMessageListenerContainer consumer(
      String module, CachingConnectionFactory connections, BrokerInbox reception) {
    var container = new SimpleMessageListenerContainer(connections);
    container.setQueueNames(BrokerProperties.queueName(module));
    container.setMessageListener(reception);
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
}
