package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.TcpProxy;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.transaction.support.TransactionTemplate;

@RolloutSlice
class StandingsTests {

  @Autowired Standings standings;
  @Autowired JdbcConnectionDetails database;
  @Autowired Stages stages;
  @Autowired Routes routes;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyModuleThatMayLeaveBeginsAtHome() {
    assertThat(standings.all())
        .extracting(Standing::module)
        .containsExactly("billing", "recommendations", "scheduling");
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

  @Test
  void theLastKnownStaysWhileTheDatabaseIsAway() throws Exception {
    var url = database.getJdbcUrl();
    int port = Integer.parseInt(Driver.parseURL(url, new Properties()).getProperty("PGPORT"));
    var wire = new AtomicReference<>(new TcpProxy("localhost", port));
    var mine = new Standings(routes.standings(), Instant.now());
    try (var watch =
        new Watch(
            () -> DriverManager.getConnection(url.replace(":" + port, ":" + wire.get().port())),
            mine,
            Duration.ofMillis(250),
            Clock.systemUTC())) {
      watch.start();
      change("recommendations", Stage.AWAY, 11);
      await().until(() -> mine.of("recommendations").epoch() == 11);

      wire.get().close();
      change("recommendations", Stage.HOME, 12);
      await().until(() -> standings.of("recommendations").epoch() == 12);
      assertThat(mine.of("recommendations").stage()).isEqualTo(Stage.AWAY);

      wire.set(new TcpProxy("localhost", port));
      await().until(() -> mine.of("recommendations").stage() == Stage.HOME);
    } finally {
      wire.get().close();
    }
  }

  private void change(String module, Stage to, long epoch) {
    transaction.executeWithoutResult(status -> routes.change(module, to, epoch, Instant.now()));
  }
}
