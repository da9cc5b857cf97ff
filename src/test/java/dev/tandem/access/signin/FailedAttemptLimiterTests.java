package dev.tandem.access.signin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.access.AccessProperties;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@NoDatabase
class FailedAttemptLimiterTests {

  private static final AccessProperties SETTINGS =
      new Binder(
              new MapConfigurationPropertySource(
                  Map.of(
                      "tandem.access.max-failed-attempts", "2",
                      "tandem.access.max-failed-attempts-per-address", "3",
                      "tandem.access.lockout-duration", "60s")))
          .bindOrCreate("tandem.access", AccessProperties.class);

  private Duration elapsed = Duration.ZERO;
  private final FailedAttemptLimiter limiter =
      new FailedAttemptLimiter(SETTINGS, () -> elapsed.toNanos());

  @Test
  void locksAUsernameOutOfAnAddressUntilTheLockoutSinceTheFirstFailureIsOver() {
    limiter.recordFailure("ada", "10.0.0.1");
    elapsed = Duration.ofSeconds(40);
    assertAllowed("ada", "10.0.0.1");
    limiter.recordFailure("ada", "10.0.0.1");

    assertRejectedFor(20, "ada", "10.0.0.1");
    assertAllowed("ada", "10.0.0.2");
    assertAllowed("bob", "10.0.0.1");
    elapsed = Duration.ofSeconds(61);
    assertAllowed("ada", "10.0.0.1");
  }

  @Test
  void locksAnAddressOutForEveryUsername() {
    limiter.recordFailure("ada", "10.0.0.1");
    limiter.recordFailure("bob", "10.0.0.1");
    limiter.recordFailure("eve", "10.0.0.1");

    assertRejectedFor(60, "someone", "10.0.0.1");
  }

  @Test
  void forgetsTheFailuresOfAUsernameThatSignsIn() {
    limiter.recordFailure("ada", "10.0.0.1");
    limiter.recordSuccess("ada", "10.0.0.1");
    limiter.recordFailure("ada", "10.0.0.1");

    assertAllowed("ada", "10.0.0.1");
  }

  private void assertAllowed(String username, String address) {
    assertThatCode(() -> limiter.requireAllowed(username, address)).doesNotThrowAnyException();
  }

  private void assertRejectedFor(long seconds, String username, String address) {
    assertThatExceptionOfType(TooManyAttemptsException.class)
        .isThrownBy(() -> limiter.requireAllowed(username, address))
        .matches(rejection -> rejection.retryAfterSeconds() == seconds);
  }
}
