package dev.tandem.signals.figure;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one side says of a signal in one closed hour.
 *
 * @param module the owner of the signal
 * @param scope the id of a cohort, or empty for the whole platform
 * @param hour the start of the hour, in UTC
 * @param value in the unit of the signal: items, minor units of money, milliseconds
 */
public record Figure(
    String signal,
    String module,
    FigureSide side,
    String scope,
    Instant hour,
    BigDecimal value,
    Instant reportedAt) {}
