package dev.tandem.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Paging;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Events at the doors are kept at the time of the platform, like all that they explain. */
@ModuleTest
class SecurityEventsTests {

  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");

  @Autowired SecurityEvents events;
  @Autowired SecurityEventRows rows;
  @Autowired AdjustableClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void anEventIsKeptInTheMinuteOfThePlatformsClock() {
    var member = UUID.randomUUID();
    clock.adjustTo(NOW);

    events.record(SecurityEvent.SIGNED_OUT, member, "192.0.2.1");
    events.record(SecurityEvent.SIGNED_OUT, member, "192.0.2.1");

    assertThat(rows.list(new Paging(0, 1)).items())
        .containsExactly(
            new SecurityEventRow(
                Instant.parse("2031-05-06T07:08:00Z"),
                "SIGNED_OUT",
                member.toString(),
                "192.0.2.1",
                2));
  }
}
