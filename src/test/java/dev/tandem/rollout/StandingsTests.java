package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RolloutSlice
class StandingsTests {

  @Autowired Standings standings;
  @Autowired Stages stages;
  @Autowired Routes routes;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyModuleThatMayLeaveBeginsAtHome() {
    assertThat(standings.all())
        .extracting(Standing::module)
        .containsExactly("billing", "recommendations", "scheduling");
    assertThat(standings.of("recommendations").epoch()).isZero();
  }

  @Test
  void aChangeIsKnownWithinASecondToWhoeverAsksThroughOpenFeature() {
    change("billing", Stage.AWAY, 7);
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> stages.of("billing", "an account") == Stage.AWAY);

    change("billing", Stage.HOME, 8);
    await().atMost(Duration.ofSeconds(1)).until(() -> stages.of("billing", null) == Stage.HOME);
    assertThat(standings.of("billing").epoch()).isEqualTo(8);
  }

  @Test
  void aChangeOfAnOlderEpochChangesNothing() {
    change("scheduling", Stage.HOME, 7);
    change("scheduling", Stage.AWAY, 6);

    assertThat(routes.standings().getLast().stage()).isEqualTo(Stage.HOME);
  }

  @Test
  void whatDoesNotLeaveIsAtHome() {
    assertThat(stages.of("members", null)).isEqualTo(Stage.HOME);
  }

  private void change(String module, Stage to, long epoch) {
    transaction.executeWithoutResult(status -> routes.change(module, to, epoch, Instant.now()));
  }
}
