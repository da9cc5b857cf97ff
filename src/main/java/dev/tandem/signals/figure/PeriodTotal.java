package dev.tandem.signals.figure;

import java.math.BigDecimal;

/**
 * What a side says of a signal in one of several periods, with all cohorts.
 *
 * @param period counted from 0
 */
public record PeriodTotal(String signal, FigureSide side, int period, BigDecimal total) {}
