package dev.tandem.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that can be set. Domain code sees a plain {@link Clock}; only demo data and tests set it.
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

  /** Sets the clock to {@code instant}, from where it continues to run. */
  public void adjustTo(Instant instant) {
    offset.set(Duration.between(base.instant(), instant));
  }

  public void advance(Duration duration) {
    offset.updateAndGet(duration::plus);
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
