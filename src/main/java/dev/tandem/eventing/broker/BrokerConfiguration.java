package dev.tandem.eventing.broker;

import dev.tandem.eventing.message.ModuleQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the queues through which events are exchanged with other processes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerConfiguration {

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

  @Bean
  ConnectionFactoryCustomizer passwordFromFile(BrokerCredentials credentials) {
    return connections -> {
      var file = credentials.passwordFile();
      if (file != null) {
        connections.setCredentialsProvider(
            BrokerCredentials.provider(connections.getUsername(), file));
      }
    };
  }

  private static Queue queue(String module, boolean quorum) {
    var queue = QueueBuilder.durable(ModuleQueue.nameOf(module));
    return quorum ? queue.quorum().singleActiveConsumer().build() : queue.build();
  }

  private static Binding binding(Queue queue, DirectExchange exchange, String module) {
    return BindingBuilder.bind(queue).to(exchange).with(module);
  }
}
