package dev.tandem.access.throttle;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Bounds what each of many subjects does: so much within a period, all of it at once or evenly
 * (generic cell rate algorithm). Kept in memory; nothing is remembered for longer than the period.
 */
public final class RequestRate {

  static final int MAX_SUBJECTS = 100_000;

  /** Shared by those who come when there are too many subjects. */
  private static final String OTHERS = "";

  private final long period;
  private final long interval;
  private final LongSupplier nanoTime;
  private final int maxSubjects;

  /** When all that a subject did would be over, had it come evenly. */
  private final Map<String, Long> doneAt = new ConcurrentHashMap<>();

  /**
   * @param limit within a period; 0 for none
   */
  public RequestRate(int limit, Duration period) {
    this(limit, period, System::nanoTime, MAX_SUBJECTS);
  }

  RequestRate(int limit, Duration period, LongSupplier nanoTime, int maxSubjects) {
    this.period = period.toNanos();
    this.interval = limit == 0 ? 0 : period.toNanos() / limit;
    this.nanoTime = nanoTime;
    this.maxSubjects = maxSubjects;
  }

  /** Zero if the subject may go on; otherwise how long it has to wait, and nothing is counted. */
  public Duration use(String subject) {
    if (interval == 0) {
      return Duration.ZERO;
    }
    long now = nanoTime.getAsLong();
    var wait = new AtomicLong();
    doneAt.compute(
        hasRoomFor(subject, now) ? subject : OTHERS,
        (_, known) -> {
          long start = known == null || known - now < 0 ? now : known;
          long excess = start + interval - now - period;
          wait.set(Math.max(0, excess));
          return excess > 0 ? start : start + interval;
        });
    return Duration.ofNanos(wait.get());
  }

  private boolean hasRoomFor(String subject, long now) {
    if (doneAt.size() < maxSubjects || doneAt.containsKey(subject)) {
      return true;
    }
    doneAt.values().removeIf(done -> done - now < 0);
    return doneAt.size() < maxSubjects;
  }
}
