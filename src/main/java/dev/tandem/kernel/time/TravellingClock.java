package dev.tandem.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The system clock, shifted. Domain code sees a plain {@link Clock}; only demo data and tests
 * travel.
 */
public final class TravellingClock extends Clock {

  private final Clock base;
  private final AtomicReference<Duration> shift;

  public TravellingClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private TravellingClock(Clock base, AtomicReference<Duration> shift) {
    this.base = base;
    this.shift = shift;
  }

  /** From now on the clock reads {@code instant} and goes on from there. */
  public void travelTo(Instant instant) {
    shift.set(Duration.between(base.instant(), instant));
  }

  public void advance(Duration duration) {
    shift.updateAndGet(it -> it.plus(duration));
  }

  public void comeHome() {
    shift.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new TravellingClock(base.withZone(zone), shift);
  }

  public static TravellingClock system() {
    return new TravellingClock(Clock.system(ZoneOffset.UTC));
  }
}
