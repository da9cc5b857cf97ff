package dev.tandem.access.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.access.AccessProperties;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class FailedAttemptLimiterTests {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final AccessProperties SETTINGS =
      new Binder(
              new MapConfigurationPropertySource(
                  Map.of(
                      "tandem.access.max-failed-attempts", "2",
                      "tandem.access.max-failed-attempts-per-address", "3",
                      "tandem.access.lockout-duration", "60s")))
          .bindOrCreate("tandem.access", AccessProperties.class);

  @Autowired FailedAttempts attempts;
  @Autowired AttemptRetention retention;
  @Autowired JdbcClient jdbc;

  private Duration elapsed = Duration.ZERO;

  @BeforeEach
  void forgetAll() {
    jdbc.sql("delete from access.failed_attempt").update();
  }

  @Test
  void locksAUsernameOutOfAnAddressUntilTheLockoutSinceTheFirstFailureIsOver() {
    fail("ada", "10.0.0.1");
    elapsed = Duration.ofSeconds(40);
    assertAllowed("ada", "10.0.0.1");
    fail("ada", "10.0.0.1");

    assertRejectedFor(20, "ada", "10.0.0.1");
    assertAllowed("ada", "10.0.0.2");
    assertAllowed("bob", "10.0.0.1");
    elapsed = Duration.ofSeconds(61);
    assertAllowed("ada", "10.0.0.1");
  }

  @Test
  void locksAnAddressOutForEveryUsername() {
    fail("ada", "10.0.0.1");
    fail("bob", "10.0.0.1");
    fail("eve", "10.0.0.1");

    assertRejectedFor(60, "someone", "10.0.0.1");
  }

  @Test
  void countsTheAddressesOfOneNetworkTogether() {
    fail("ada", "2001:db8::1");
    fail("bob", "2001:db8::2");
    fail("eve", "2001:db8:0:0:ffff::3");

    assertRejectedFor(60, "someone", "2001:db8::4");
    assertAllowed("someone", "2001:db8:0:1::4");
  }

  @Test
  void pausesAUsernameOverAllAddressesForLongerWithEveryFailureButNeverLocksIt() {
    IntStream.range(0, 4).forEach(i -> fail("ada", "10.0.0." + i));
    assertRejectedFor(1, "ada", "10.0.1.1");
    elapsed = Duration.ofSeconds(1);
    fail("ada", "10.0.0.5");
    assertRejectedFor(2, "ada", "10.0.1.1");
    IntStream.range(0, 100).forEach(i -> fail("ada", "10.0.2." + i));
    assertRejectedFor(60, "ada", "10.0.1.1");
    assertAllowed("bob", "10.0.1.1");

    elapsed = elapsed.plusSeconds(60);
    assertAllowed("ada", "10.0.1.1");
  }

  @Test
  void forgetsTheFailuresOfAUsernameAtTheAddressFromWhichItSignsIn() {
    fail("ada", "10.0.0.1");
    limiter(10).recordSuccess("ada", "10.0.0.1");
    fail("ada", "10.0.0.1");

    assertAllowed("ada", "10.0.0.1");
  }

  @Test
  void rejectsStrangersRatherThanForgetAnyoneWhenThereAreTooMany() {
    IntStream.range(0, 10).forEach(i -> fail("name" + i, "10.0.0." + i));
    fail("name0", "10.0.0.0");

    assertThatExceptionOfType(TooManyAttemptsException.class)
        .isThrownBy(() -> limiter(10).requireAllowed("stranger", "10.0.1.1"));
    assertRejectedFor(60, "name0", "10.0.0.0");
    assertThatCode(() -> limiter(10).requireAllowed("name1", "10.0.0.1"))
        .doesNotThrowAnyException();
    elapsed = Duration.ofHours(1);
    assertThatCode(() -> limiter(10).requireAllowed("stranger", "10.0.1.1"))
        .doesNotThrowAnyException();
  }

  @Test
  void otherProcessesCountTogetherWithThisOne() {
    limiter(10).recordFailure("ada", "10.0.0.1");
    limiter(10).recordFailure("ada", "10.0.0.1");

    assertRejectedFor(60, "ada", "10.0.0.1");
    assertThat(jdbc.sql("select count(*) from access.failed_attempt").query(Long.class).single())
        .isEqualTo(3);
  }

  /** Many type their address there, whether they are members or not. */
  @Test
  void aNameThatWasTypedIsForgottenAlsoIfNobodyTriesAgain() {
    var typed = "stranger@example.org";
    attempts.add(AttemptScope.NAME, typed, START, Instant.now().minusSeconds(1), true);
    attempts.add(AttemptScope.NAME, "ada", START, Instant.now().plusSeconds(3600), true);

    retention.prune();

    assertThat(jdbc.sql("select subject from access.failed_attempt").query(String.class).list())
        .containsExactly("ada");
  }

  private void fail(String username, String address) {
    limiter(10).recordFailure(username, address);
  }

  private void assertAllowed(String username, String address) {
    assertThatCode(() -> limiter(1_000).requireAllowed(username, address))
        .doesNotThrowAnyException();
  }

  private void assertRejectedFor(long seconds, String username, String address) {
    assertThatExceptionOfType(TooManyAttemptsException.class)
        .isThrownBy(() -> limiter(1_000).requireAllowed(username, address))
        .matches(rejection -> rejection.retryAfterSeconds() == seconds);
  }

  private FailedAttemptLimiter limiter(int maxSubjects) {
    var clock = Clock.fixed(START.plus(elapsed), ZoneOffset.UTC);
    return new FailedAttemptLimiter(attempts, SETTINGS, clock, maxSubjects);
  }
}
