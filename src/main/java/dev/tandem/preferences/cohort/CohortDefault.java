package dev.tandem.preferences.cohort;

import dev.tandem.preferences.decision.Answer;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator set for the members of a cohort.
 *
 * @param topic the topic's key
 * @param channel the channel's key
 */
public record CohortDefault(
    UUID cohortId,
    String cohort,
    long version,
    String topic,
    String channel,
    Answer value,
    UUID actor,
    Instant setAt) {}
