package dev.tandem.access.throttle;

import dev.tandem.access.AccessProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rejects attempts after too many wrong passwords: of a name from one address or of an address for
 * the lockout duration since the first one, of a name over all addresses for a pause that doubles
 * with every further one. Once a scope has too many subjects, sign-ins of others are rejected
 * rather than one of them forgotten.
 */
public class FailedAttemptLimiter {

  static final int MAX_SUBJECTS = 50_000;
  private static final int MAX_DOUBLINGS = 20;

  private final FailedAttempts attempts;
  private final AccessProperties settings;
  private final Clock clock;
  private final int maxSubjects;

  public FailedAttemptLimiter(FailedAttempts attempts, AccessProperties settings, Clock clock) {
    this(attempts, settings, clock, MAX_SUBJECTS);
  }

  FailedAttemptLimiter(
      FailedAttempts attempts, AccessProperties settings, Clock clock, int maxSubjects) {
    this.attempts = attempts;
    this.settings = settings;
    this.clock = clock;
    this.maxSubjects = maxSubjects;
  }

  /**
   * @throws TooManyAttemptsException when there were too many wrong passwords for this username
   *     from this address, for this username or from this address
   */
  public void requireAllowed(String username, String address) {
    var now = clock.instant();
    var subjects = subjects(username, address);
    var known = attempts.find(subjects, now);
    known.stream()
        .map(this::pausedUntil)
        .filter(now::isBefore)
        .max(Instant::compareTo)
        .ifPresent(until -> {
          throw new TooManyAttemptsException(Duration.between(now, until));
        });
    if (known.size() < subjects.size() && isFull(now)) {
      throw new TooManyAttemptsException(settings.lockoutDuration());
    }
  }

  public void recordFailure(String username, String address) {
    var now = clock.instant();
    attempts.deleteForgotten(now);
    subjects(username, address)
        .forEach((scope, subject) -> {
          boolean sliding = scope == AttemptScope.NAME;
          var life = settings.lockoutDuration().multipliedBy(sliding ? 12 : 1);
          attempts.add(scope, subject, now, now.plus(life), sliding);
        });
  }

  public void recordSuccess(String username, String address) {
    var subject = nameAtAddress(username, CallerNetwork.of(address));
    attempts.delete(AttemptScope.NAME_AT_ADDRESS, subject);
  }

  private Instant pausedUntil(FailedAttempt known) {
    return switch (known.scope()) {
      case ADDRESS -> lockedUntil(known, settings.maxFailedAttemptsPerAddress());
      case NAME_AT_ADDRESS -> lockedUntil(known, settings.maxFailedAttempts());
      case NAME -> known.lastFailedAt().plus(pauseAfter(known.failures()));
    };
  }

  private static Instant lockedUntil(FailedAttempt known, int limit) {
    return known.failures() >= limit ? known.forgetAt() : Instant.EPOCH;
  }

  /** From twice as many failures as one address has: 1 s, 2 s, 4 s, … up to the lockout. */
  private Duration pauseAfter(int failures) {
    int excess = failures - 2 * settings.maxFailedAttempts();
    if (excess < 0) {
      return Duration.ZERO;
    }
    var pause = Duration.ofSeconds(1L << Math.min(excess, MAX_DOUBLINGS));
    return pause.compareTo(settings.lockoutDuration()) < 0 ? pause : settings.lockoutDuration();
  }

  private boolean isFull(Instant now) {
    for (var scope : AttemptScope.values()) {
      if (attempts.countSubjects(scope, maxSubjects) >= maxSubjects) {
        attempts.deleteForgotten(now);
        return attempts.countSubjects(scope, maxSubjects) >= maxSubjects;
      }
    }
    return false;
  }

  private static Map<AttemptScope, String> subjects(String username, String address) {
    var network = CallerNetwork.of(address);
    var subjects = new EnumMap<AttemptScope, String>(AttemptScope.class);
    subjects.put(AttemptScope.ADDRESS, network);
    subjects.put(AttemptScope.NAME, username);
    subjects.put(AttemptScope.NAME_AT_ADDRESS, nameAtAddress(username, network));
    return subjects;
  }

  private static String nameAtAddress(String username, String network) {
    return network + " " + username;
  }
}
