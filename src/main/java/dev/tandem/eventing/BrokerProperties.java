package dev.tandem.eventing;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bridge to the processes of modules that live elsewhere. Nothing of it starts unless {@code
 * tandem.eventing.broker.enabled}.
 *
 * @param elsewhere modules that live in another process: each is sent what the modules at home
 *     publish
 * @param receive modules at home that are sent events by other processes
 * @param exchange where events are sent; a module's name is its routing key
 * @param quorum quorum queues, where the broker has them
 * @param confirmWithin an event that the broker has not confirmed by then is sent again
 */
@ConfigurationProperties("tandem.eventing.broker")
record BrokerProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue List<String> elsewhere,
    @DefaultValue List<String> receive,
    @DefaultValue("tandem.events") String exchange,
    @DefaultValue("true") boolean quorum,
    @DefaultValue("5s") Duration confirmWithin) {

  private static final String PREFIX = "tandem.";

  static String queue(String module) {
    return PREFIX + module;
  }

  static String module(String queue) {
    return queue.substring(PREFIX.length());
  }
}
