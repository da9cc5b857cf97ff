package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RolloutSlice
class StandingsTests {

  @Autowired Standings standings;
  @Autowired JdbcClient jdbc;

  @Test
  void everyModuleThatMayLeaveBeginsAtHome() {
    assertThat(standings.all())
        .extracting(Standing::module)
        .containsExactly("billing", "recommendations", "scheduling");
    assertThat(standings.of("scheduling").epoch()).isZero();
  }

  @Test
  void aChangeIsKnownWithinASecond() {
    jdbc.sql("update rollout.route set stage = 'AWAY', epoch = 7 where module = 'billing'")
        .update();

    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(standings.of("billing").stage()).isEqualTo(Stage.AWAY));
  }
}
