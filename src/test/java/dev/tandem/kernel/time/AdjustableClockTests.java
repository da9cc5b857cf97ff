package dev.tandem.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@NoDatabase
class AdjustableClockTests {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  final AtomicReference<Instant> time = new AtomicReference<>(NOON);
  final InstantSource source = time::get;
  final AdjustableClock clock = new AdjustableClock(source.withZone(ZoneOffset.UTC));

  @Test
  void runsOnFromWhereItWasSet() {
    clock.adjustTo(NOON.plusSeconds(60));
    passes(5);

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(65));
  }

  @Test
  void standsStillWhereItWasStoppedUntilItIsSetAgain() {
    clock.stopAt(NOON.minusMillis(1));
    passes(5);
    assertThat(clock.instant()).isEqualTo(NOON.minusMillis(1));

    clock.advance(Duration.ofMillis(1));
    passes(5);
    assertThat(clock.instant()).isEqualTo(NOON);

    clock.reset();
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
  }

  private void passes(int seconds) {
    time.updateAndGet(it -> it.plusSeconds(seconds));
  }
}
