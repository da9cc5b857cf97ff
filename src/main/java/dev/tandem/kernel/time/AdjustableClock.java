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
public final class AdjustableClock extends Clock {

  private final Clock base;
  private final AtomicReference<Duration> offset;

  public AdjustableClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private AdjustableClock(Clock base, AtomicReference<Duration> offset) {
    this.base = base;
    this.offset = offset;
  }

  /** From now on the clock reads {@code instant} and goes on from there. */
  public void adjustTo(Instant instant) {
    offset.set(Duration.between(base.instant(), instant));
  }

  public void advance(Duration duration) {
    offset.updateAndGet(it -> it.plus(duration));
  }

  public void reset() {
    offset.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new AdjustableClock(base.withZone(zone), offset);
  }

  public static AdjustableClock system() {
    return new AdjustableClock(Clock.system(ZoneOffset.UTC));
  }
}
