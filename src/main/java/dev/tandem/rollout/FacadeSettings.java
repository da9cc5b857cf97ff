package dev.tandem.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the façade waits for a service, and when it stops asking.
 *
 * @param connect until a connection stands
 * @param answer until an answer begins; what is not there by then counts as not answered
 * @param silence between two parts of an answer that has begun, such as a stream's
 * @param connections to one service at once; who comes when all are taken waits as long as for a
 *     new one
 * @param calls of which the failures are counted
 * @param failures in percent of these, from which on the service is not asked for a while
 * @param pause how long that while is; callers are told to come back after it
 */
@ConfigurationProperties("tandem.rollout.facade")
record FacadeSettings(
    @DefaultValue("500ms") Duration connect,
    @DefaultValue("5s") Duration answer,
    @DefaultValue("60s") Duration silence,
    @DefaultValue("200") int connections,
    @DefaultValue("20") int calls,
    @DefaultValue("50") int failures,
    @DefaultValue("3s") Duration pause) {}
