package dev.tandem.access.throttle;

import dev.tandem.kernel.web.Problem;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Bounds attempts at pages, and answers with a problem where there were too many. */
@Component
public class ThrottledAttempts {

  private static final String TYPE_PREFIX = "urn:tandem:problem:";
  private static final Set<String> FAILURES =
      Set.of("link-refused", "username-taken", "wrong-password", "wrong-code");

  private final FailedAttemptLimiter limiter;

  ThrottledAttempts(FailedAttemptLimiter limiter) {
    this.limiter = limiter;
  }

  /**
   * Refusals that somebody could learn from count as failures.
   *
   * @param subject what is tried, such as a link
   * @throws Problem 429 after too many failures
   */
  public <T> T run(String subject, String address, Supplier<T> attempt) {
    return answering(() -> {
      limiter.requireAllowed(subject, address);
      try {
        return attempt.get();
      } catch (Problem problem) {
        var type = problem.getBody().getType();
        if (type != null && FAILURES.contains(type.toString().substring(TYPE_PREFIX.length()))) {
          limiter.recordFailure(subject, address);
        }
        throw problem;
      }
    });
  }

  /** For attempts that count their failures themselves. */
  public static <T> T answering(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (TooManyAttemptsException e) {
      throw Problem.tooManyRequests(
          "Too many attempts; try again in %s seconds.".formatted(e.retryAfterSeconds()),
          e.retryAfterSeconds());
    }
  }
}
