package dev.tandem.faults;

import dev.tandem.testing.FaultRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those who book were answered, independent of what the platform keeps. */
final class LoadJournal {

  /** A connection that ended while a request waited for its answer. */
  static final String RESET = "reset";

  /** Nobody listens. */
  static final String REFUSED = FaultRow.NO_ANSWER;

  private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();

  /**
   * @param outcome the status, or why there is none
   * @param booking that is held now
   * @param details that could be read
   * @param took from the request to its answer
   */
  record Attempt(String outcome, @Nullable String booking, String details, Duration took, long at) {

    static Attempt of(String outcome, @Nullable String booking, String details, long start) {
      long now = System.nanoTime();
      return new Attempt(outcome, booking, details, Duration.ofNanos(now - start), now);
    }
  }

  void record(Attempt attempt) {
    attempts.add(attempt);
  }

  /** Those who got no booking, though they had not waited for so long. */
  List<Attempt> refusedBefore(Duration wait, long since) {
    return since(since)
        .filter(it -> it.booking() == null && it.took().compareTo(wait) < 0)
        .toList();
  }

  Set<String> outcomesSince(long moment) {
    return since(moment).map(Attempt::outcome).collect(Collectors.toSet());
  }

  /** The bookings that were answered with 201. */
  List<String> held() {
    return attempts.stream().map(Attempt::booking).filter(it -> it != null).distinct().toList();
  }

  boolean isHeldAfter(long moment) {
    return since(moment).anyMatch(it -> it.booking() != null);
  }

  /** From the moment to the first booking after it. */
  Duration untilHeldAfter(long moment) {
    return since(moment)
        .filter(it -> it.booking() != null)
        .findFirst()
        .map(it -> Duration.ofNanos(it.at() - moment))
        .orElseThrow();
  }

  private Stream<Attempt> since(long moment) {
    return attempts.stream().filter(it -> it.at() >= moment);
  }
}
