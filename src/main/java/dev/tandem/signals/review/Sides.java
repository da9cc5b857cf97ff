package dev.tandem.signals.review;

import dev.tandem.signals.evidence.DailyCount;
import dev.tandem.signals.signal.Signal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a signal was in some days, by the side.
 *
 * @param home null if it cannot be said, or if only the service has it
 * @param service null if nothing was counted
 * @param unit of both, and of what is between them
 */
record Sides(@Nullable Double home, @Nullable Double service, Unit unit) {

  enum Unit {
    PERCENT,
    COUNT;

    String text(double value) {
      return switch (this) {
        case PERCENT -> String.format(Locale.ENGLISH, "%.2f %%", value);
        case COUNT -> String.format(Locale.ENGLISH, "%,.0f", value);
      };
    }
  }

  static Sides of(Signal signal, List<DailyCount> days) {
    return switch (signal) {
      case MISMATCHES ->
          new Sides(
              percent(days, DailyCount::noiseMismatched, DailyCount::noiseCompared),
              percent(days, DailyCount::mismatched, DailyCount::compared),
              Unit.PERCENT);
      case SERVICE_FAILURES ->
          new Sides(null, percent(days, DailyCount::failed, DailyCount::attempted), Unit.PERCENT);
      case ERRORS ->
          days.isEmpty()
              ? new Sides(null, null, Unit.COUNT)
              : new Sides(
                  (double) sum(days, DailyCount::homeErrors),
                  (double) sum(days, DailyCount::serviceErrors),
                  Unit.COUNT);
      case LATENCY ->
          new Sides(
              null,
              percent(days, DailyCount::slower, it -> it.slower() + it.notSlower()),
              Unit.PERCENT);
      case DROPPED_COMPARES ->
          new Sides(null, percent(days, DailyCount::dropped, DailyCount::offered), Unit.PERCENT);
      case DECISIONS ->
          new Sides(
              null,
              percent(days, DailyCount::decidedDifferently, DailyCount::decided),
              Unit.PERCENT);
    };
  }

  String homeText() {
    return text(home);
  }

  String serviceText() {
    return text(service);
  }

  /** The service minus home. */
  String deviationText() {
    return home == null || service == null ? "–" : signed(service - home);
  }

  private String signed(double difference) {
    return (difference > 0 ? "+" : "") + unit.text(difference);
  }

  private String text(@Nullable Double value) {
    return value == null ? "–" : unit.text(value);
  }

  private static @Nullable Double percent(
      List<DailyCount> days, ToLongFunction<DailyCount> part, ToLongFunction<DailyCount> whole) {
    long all = sum(days, whole);
    return all == 0 ? null : 100.0 * sum(days, part) / all;
  }

  private static long sum(List<DailyCount> days, ToLongFunction<DailyCount> field) {
    return days.stream().mapToLong(field).sum();
  }
}
