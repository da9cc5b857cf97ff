package dev.tandem.scheduling.booker;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The months from the first to the last, both inclusive. */
record MonthRange(YearMonth first, YearMonth last) {

  YearMonth closest(YearMonth month) {
    if (month.isBefore(first)) {
      return first;
    }
    return month.isAfter(last) ? last : month;
  }

  @Nullable YearMonth before(YearMonth month) {
    return month.isAfter(first) ? month.minusMonths(1) : null;
  }

  @Nullable YearMonth after(YearMonth month) {
    return month.isBefore(last) ? month.plusMonths(1) : null;
  }
}
