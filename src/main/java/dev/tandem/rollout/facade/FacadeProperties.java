package dev.tandem.rollout.facade;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the façade waits for a service, and when it stops asking.
 *
 * @param connectTimeout until a connection stands
 * @param responseTimeout until an answer begins; what is not there by then counts as not answered
 * @param idleTimeout between two parts of an answer that has begun, such as a stream's
 * @param maxConnections to one service at once; who comes when all are taken waits as long as for a
 *     new one
 * @param slidingWindowSize of which the failures are counted
 * @param failureRateThreshold in percent of these, from which on the service is not asked for a
 *     while
 * @param waitDurationInOpenState how long that while is; callers are told to come back after it
 */
@ConfigurationProperties("tandem.rollout.facade")
record FacadeProperties(
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("5s") Duration responseTimeout,
    @DefaultValue("60s") Duration idleTimeout,
    @DefaultValue("200") int maxConnections,
    @DefaultValue("20") int slidingWindowSize,
    @DefaultValue("50") int failureRateThreshold,
    @DefaultValue("3s") Duration waitDurationInOpenState) {}
