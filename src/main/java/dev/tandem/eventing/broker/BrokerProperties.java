package dev.tandem.eventing.broker;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The exchange of events with other processes through RabbitMQ, which starts only if {@code
 * tandem.eventing.broker.enabled}.
 *
 * @param remoteModules modules of other processes, which are sent the events of the local modules
 * @param localModules local modules, which receive the events of other processes
 * @param exchange to which events are sent; the routing key is the name of the receiving module
 * @param quorum whether to use quorum queues
 * @param confirmTimeout after which an unconfirmed event is sent again
 */
@ConfigurationProperties("tandem.eventing.broker")
public record BrokerProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue List<String> remoteModules,
    @DefaultValue List<String> localModules,
    @DefaultValue("tandem.events") String exchange,
    @DefaultValue("true") boolean quorum,
    @DefaultValue("5s") Duration confirmTimeout) {}
