package dev.tandem.rollout.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.rollout.RolloutSlice;
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
class RouteTableTests {

  @Autowired RouteTable routeTable;
  @Autowired JdbcConnectionDetails database;
  @Autowired ModuleStages stages;
  @Autowired RouteRepository routes;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyModuleThatMayLeaveBeginsAtHome() {
    assertThat(routeTable.routes())
        .extracting(ModuleRoute::module)
        .containsExactly("billing", "recommendations", "scheduling");
  }

  @Test
  void aChangeIsKnownWithinASecondToWhoeverAsksThroughOpenFeature() {
    changeStage("billing", Stage.AWAY, 7);
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> stages.stageOf("billing", "an account") == Stage.AWAY);

    changeStage("billing", Stage.HOME, 8);
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> stages.stageOf("billing", null) == Stage.HOME);
    assertThat(routeTable.route("billing").epoch()).isEqualTo(8);
  }

  @Test
  void aChangeOfAnOlderEpochChangesNothing() {
    changeStage("scheduling", Stage.HOME, 7);
    changeStage("scheduling", Stage.AWAY, 6);

    assertThat(routes.findAll().getLast().stage()).isEqualTo(Stage.HOME);
  }

  @Test
  void whatDoesNotLeaveIsAtHome() {
    assertThat(stages.stageOf("members", null)).isEqualTo(Stage.HOME);
  }

  @Test
  void theLastKnownStaysWhileTheDatabaseIsAway() throws Exception {
    var url = database.getJdbcUrl();
    int port = Integer.parseInt(Driver.parseURL(url, new Properties()).getProperty("PGPORT"));
    var wire = new AtomicReference<>(new TcpProxy("localhost", port));
    var mine = new RouteTable(routes.findAll(), Instant.now());
    try (var watch =
        new RouteWatcher(
            () -> DriverManager.getConnection(url.replace(":" + port, ":" + wire.get().port())),
            mine,
            Duration.ofMillis(250),
            Clock.systemUTC())) {
      watch.start();
      changeStage("recommendations", Stage.AWAY, 11);
      await().until(() -> mine.route("recommendations").epoch() == 11);

      wire.get().close();
      changeStage("recommendations", Stage.HOME, 12);
      await().until(() -> routeTable.route("recommendations").epoch() == 12);
      assertThat(mine.route("recommendations").stage()).isEqualTo(Stage.AWAY);

      wire.set(new TcpProxy("localhost", port));
      await().until(() -> mine.route("recommendations").stage() == Stage.HOME);
    } finally {
      wire.get().close();
    }
  }

  private void changeStage(String module, Stage to, long epoch) {
    transaction.executeWithoutResult(
        status -> routes.changeStage(module, to, epoch, Instant.now()));
  }
}
