package dev.tandem.billing.cohort;

import dev.tandem.kernel.money.Money;

/**
 * What is counted and summed up in a month, from which the figures follow.
 *
 * @param absent bookings that one of the two did not attend
 * @param pairs that completed at least one session
 */
record MonthTotals(
    String month,
    String currency,
    int bookings,
    int completed,
    int absent,
    int pairs,
    long gross,
    long refunded) {

  CohortMonth toMonth() {
    return new CohortMonth(
        month,
        bookings,
        completed,
        pairs == 0 ? null : Math.round(100.0 * completed / pairs) / 100.0,
        Percent.of(completed, bookings),
        Percent.of(absent, completed + absent),
        Money.of(gross, currency),
        Percent.of(refunded, gross),
        completed == 0 ? null : Money.of((gross - refunded) / completed, currency));
  }
}
