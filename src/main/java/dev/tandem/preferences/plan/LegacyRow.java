package dev.tandem.preferences.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key and value of a member of the former platform.
 *
 * @param number of the row in the source, from 1
 * @param member as the former platform called the member
 * @param value as text; null if the source has no value
 * @param consent when, where or how the member agreed, as the source has it; null if it has nothing
 * @param changedAt null if the source has no time, or one without a zone
 */
public record LegacyRow(
    long number,
    String member,
    String key,
    @Nullable String value,
    @Nullable String consent,
    @Nullable Instant changedAt) {}
