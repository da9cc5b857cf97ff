package dev.tandem.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A clock that can be set. Domain code sees a plain {@link Clock}; only demo data and tests set it.
 */
public final class AdjustableClock extends Clock {

  private final Clock base;
  private final AtomicReference<Setting> setting;

  public AdjustableClock(Clock base) {
    this(base, new AtomicReference<>(Setting.none()));
  }

  private AdjustableClock(Clock base, AtomicReference<Setting> setting) {
    this.base = base;
    this.setting = setting;
  }

  /** Sets the clock to {@code instant}, from where it continues to run. */
  public void adjustTo(Instant instant) {
    setting.set(new Setting(Duration.between(base.instant(), instant), null));
  }

  /** Stops the clock at {@code instant}, such as the last moment before a deadline. */
  public void stopAt(Instant instant) {
    setting.set(new Setting(Duration.ZERO, instant));
  }

  public void advance(Duration duration) {
    setting.updateAndGet(it -> it.advanced(duration));
  }

  public void reset() {
    setting.set(Setting.none());
  }

  @Override
  public Instant instant() {
    return setting.get().read(base);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new AdjustableClock(base.withZone(zone), setting);
  }

  public static AdjustableClock system() {
    return new AdjustableClock(Clock.system(ZoneOffset.UTC));
  }

  /**
   * @param stoppedAt where the clock stands; null if it runs
   */
  private record Setting(Duration offset, @Nullable Instant stoppedAt) {

    static Setting none() {
      return new Setting(Duration.ZERO, null);
    }

    Instant read(Clock base) {
      return (stoppedAt == null ? base.instant() : stoppedAt).plus(offset);
    }

    Setting advanced(Duration duration) {
      return new Setting(offset.plus(duration), stoppedAt);
    }
  }
}
