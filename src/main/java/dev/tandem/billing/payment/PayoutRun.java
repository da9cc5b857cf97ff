package dev.tandem.billing.payment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jmolecules.ddd.annotation.ValueObject;

/** The payouts of one Monday, which start at 06:00 UTC. */
@ValueObject
public record PayoutRun(LocalDate monday) {

  private static final LocalTime TIME = LocalTime.of(6, 0);

  /** The run that has started last. */
  static PayoutRun latest(Instant now) {
    var local = now.atOffset(ZoneOffset.UTC).toLocalDateTime();
    var monday = local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new PayoutRun(local.isBefore(monday.atTime(TIME)) ? monday.minusWeeks(1) : monday);
  }

  /** The latest run that had started when this happened; what happens as it starts is before it. */
  static PayoutRun before(Instant at) {
    return latest(at.minusNanos(1));
  }

  public static PayoutRun next(Instant now) {
    return new PayoutRun(latest(now).monday.plusWeeks(1));
  }

  public Instant startsAt() {
    return monday.atTime(TIME).toInstant(ZoneOffset.UTC);
  }
}
