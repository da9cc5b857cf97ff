package dev.tandem.billing.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one month.
 *
 * @param month the month in which the sessions ended, such as {@code 2026-03}
 * @param sessionsPerPair completed sessions per pair that completed at least one
 * @param costPerCompletedSession prices less refunds, per completed session, rounded down
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CohortMonth(
    String month,
    int bookings,
    int completed,
    @Nullable Double sessionsPerPair,
    @Nullable Integer completionPercent,
    @Nullable Integer noShowPercent,
    Money grossVolume,
    @Nullable Integer refundPercent,
    @Nullable Money costPerCompletedSession) {}
