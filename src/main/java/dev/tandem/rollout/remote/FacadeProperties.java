package dev.tandem.rollout.remote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Timeouts and circuit breaker of the calls to services.
 *
 * @param connectTimeout until a connection is established, or a pooled one is free
 * @param responseTimeout until the response begins
 * @param idleTimeout between two parts of a response that has begun, such as a stream's events
 * @param maxConnections per service
 * @param slidingWindowSize number of calls over which the circuit breaker counts failures
 * @param failureRateThreshold percentage of failed calls at which the circuit breaker opens
 * @param waitDurationInOpenState how long no calls are made then; also sent as {@code Retry-After}
 */
@ConfigurationProperties("tandem.rollout.facade")
public record FacadeProperties(
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("5s") Duration responseTimeout,
    @DefaultValue("60s") Duration idleTimeout,
    @DefaultValue("200") int maxConnections,
    @DefaultValue("20") int slidingWindowSize,
    @DefaultValue("50") int failureRateThreshold,
    @DefaultValue("3s") Duration waitDurationInOpenState) {}
