package dev.tandem.rollout.canary;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How current a copy must be from which a service answers reads.
 *
 * @param maxAge what was changed before that must have arrived, whoever changed it
 * @param settleTime how long after a change of the route every process knows it; until then home
 *     answers, since another process may not yet record the changes of the new accounts
 * @param longestWrite after which a change counts as given up by a process that is gone
 */
@ConfigurationProperties("tandem.rollout.canary")
record CanaryProperties(
    @DefaultValue("10s") Duration maxAge,
    @DefaultValue("600ms") Duration settleTime,
    @DefaultValue("5m") Duration longestWrite) {}
