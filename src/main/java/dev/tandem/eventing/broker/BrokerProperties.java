package dev.tandem.eventing.broker;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bridge to the processes of modules that live elsewhere. Nothing of it starts unless {@code
 * tandem.eventing.broker.enabled}.
 *
 * @param remoteModules modules that live in another process: each is sent what the modules at home
 *     publish
 * @param localModules modules at home that are sent events by other processes
 * @param exchange where events are sent; a module's name is its routing key
 * @param quorum quorum queues, where the broker has them
 * @param confirmTimeout an event that the broker has not confirmed by then is sent again
 */
@ConfigurationProperties("tandem.eventing.broker")
public record BrokerProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue List<String> remoteModules,
    @DefaultValue List<String> localModules,
    @DefaultValue("tandem.events") String exchange,
    @DefaultValue("true") boolean quorum,
    @DefaultValue("5s") Duration confirmTimeout) {

  private static final String QUEUE_PREFIX = "tandem.";

  static String queueName(String module) {
    return QUEUE_PREFIX + module;
  }

  static String moduleOf(String queue) {
    return queue.substring(QUEUE_PREFIX.length());
  }
}
