package dev.tandem.signals.verdict;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silence after how long without a compare a module is no longer safe
 * @param settling how long after its start ten time buckets have a vote: their length, and a time
 *     for the reports of all processes to arrive
 */
@ConfigurationProperties("tandem.signals")
record SignalsProperties(
    @DefaultValue("15m") Duration silence, @DefaultValue("130s") Duration settling) {}
