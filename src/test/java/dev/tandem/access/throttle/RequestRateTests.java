package dev.tandem.access.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTests {

  final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
  final RequestRate rate = new RequestRate(60, Duration.ofMinutes(1), time::get, 10);

  @Test
  void allOfAMinuteMayComeAtOnceAndThenNothing() {
    for (int i = 0; i < 60; i++) {
      assertThat(rate.use("ada")).isZero();
    }
    assertThat(rate.use("ada")).isEqualTo(Duration.ofSeconds(1));
    assertThat(rate.use("ada"))
        .as("what is refused is not counted")
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(rate.use("ben")).isZero();

    pass(Duration.ofSeconds(1));
    assertThat(rate.use("ada")).isZero();
    assertThat(rate.use("ada")).isPositive();
    pass(Duration.ofMinutes(1));
    for (int i = 0; i < 60; i++) {
      assertThat(rate.use("ada")).isZero();
    }
  }

  @Test
  void whateverThePaceAtMostOneMinutesWorthIsAhead() {
    var random = new Random(20260301);
    long accepted = 0;
    long start = time.get();
    for (int i = 0; i < 100_000; i++) {
      pass(Duration.ofMillis(random.nextInt(40)));
      accepted += rate.use("ada").isZero() ? 1 : 0;
      assertThat(accepted).isLessThanOrEqualTo(60 + (time.get() - start) / 1_000_000_000);
    }
    assertThat(accepted).as("and nothing of it is lost").isGreaterThan(1_900);
  }

  @Test
  void tooManySubjectsShareOneBoundAndThoseKnownKeepTheirs() {
    for (int i = 0; i < 10; i++) {
      assertThat(rate.use("known " + i)).isZero();
    }
    for (int i = 0; i < 60; i++) {
      assertThat(rate.use("stranger " + i)).isZero();
    }
    assertThat(rate.use("stranger 60")).isPositive();
    assertThat(rate.use("known 1")).isZero();

    pass(Duration.ofMinutes(2));
    assertThat(rate.use("stranger 60")).as("there is room again").isZero();
  }

  @Test
  void zeroBoundsNothing() {
    var free = new RequestRate(0, Duration.ofMinutes(1));
    for (int i = 0; i < 1_000; i++) {
      assertThat(free.use("ada")).isZero();
    }
  }

  private void pass(Duration duration) {
    time.addAndGet(duration.toNanos());
  }
}
