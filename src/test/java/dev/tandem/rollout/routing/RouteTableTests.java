package dev.tandem.rollout.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.routing.Share;
import dev.tandem.rollout.RolloutSlice;
import dev.tandem.testing.TcpProxy;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
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
  @Autowired Routes routes;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyExtractableModuleStartsAtHome() {
    assertThat(routeTable.routes())
        .extracting(ModuleRoute::module)
        .containsExactly(
            "billing", "notifications", "preferences", "recommendations", "scheduling");
  }

  @Test
  void openFeatureKnowsAChange() {
    changeStage("billing", Stage.AWAY, 7);
    await().until(() -> stages.stageOf("billing", "an account") == Stage.AWAY);

    changeStage("billing", Stage.HOME, 8);
    await().until(() -> stages.stageOf("billing", null) == Stage.HOME);
    assertThat(routeTable.route("billing").epoch()).isEqualTo(8);
  }

  @Test
  void aChangeOfAnOlderEpochChangesNothing() {
    changeStage("scheduling", Stage.HOME, 7);
    changeStage("scheduling", Stage.AWAY, 6);

    assertThat(routes.findAll().getLast().stage()).isEqualTo(Stage.HOME);
  }

  @Test
  void aCanaryHasTheNamedAccountsAndAShareOfTheOthersUntilItEnds() {
    var named = UUID.randomUUID().toString();
    var exempted = UUID.randomUUID().toString();
    var soon = Instant.now().plusSeconds(3_600);
    changeCanary(new Canary(new Share(Share.WHOLE), Set.of(), Set.of(exempted), soon));
    changeStage("preferences", Stage.CANARY, 7);
    await().until(() -> stages.stageOf("preferences", named) == Stage.CANARY);

    assertThat(stages.stageOf("preferences", exempted)).isEqualTo(Stage.SHADOW);
    assertThat(stages.stageOf("preferences", null)).isEqualTo(Stage.SHADOW);

    changeCanary(new Canary(Share.NONE, Set.of(named), Set.of(), soon));
    await()
        .until(() -> stages.stageOf("preferences", UUID.randomUUID().toString()) == Stage.SHADOW);
    assertThat(stages.stageOf("preferences", named)).isEqualTo(Stage.CANARY);

    changeCanary(new Canary(Share.NONE, Set.of(named), Set.of(), Instant.now()));
    await().until(() -> stages.stageOf("preferences", named) == Stage.SHADOW);
  }

  private void changeCanary(Canary canary) {
    transaction.executeWithoutResult(status -> {
      routes.replaceCanary("preferences", canary);
      routes.notifyWatchers();
    });
  }

  @Test
  void aModuleThatIsNotExtractableIsAtHome() {
    assertThat(stages.stageOf("members", null)).isEqualTo(Stage.HOME);
  }

  @Test
  void theLastKnownRoutesStayWhileTheDatabaseIsAway() throws Exception {
    var url = database.getJdbcUrl();
    int port = Integer.parseInt(Driver.parseURL(url, new Properties()).getProperty("PGPORT"));
    var proxy = new AtomicReference<>(new TcpProxy("localhost", port));
    var ownTable = new RouteTable(routes.findAll(), Instant.now());
    try (var watcher =
        new RouteWatcher(
            () -> DriverManager.getConnection(url.replace(":" + port, ":" + proxy.get().port())),
            ownTable,
            Duration.ofMillis(250),
            Clock.systemUTC())) {
      watcher.start();
      changeStage("recommendations", Stage.AWAY, 11);
      await().until(() -> ownTable.route("recommendations").epoch() == 11);

      proxy.get().close();
      changeStage("recommendations", Stage.HOME, 12);
      await().until(() -> routeTable.route("recommendations").epoch() == 12);
      assertThat(ownTable.route("recommendations").stage()).isEqualTo(Stage.AWAY);

      proxy.set(new TcpProxy("localhost", port));
      await().until(() -> ownTable.route("recommendations").stage() == Stage.HOME);
    } finally {
      proxy.get().close();
    }
  }

  private void changeStage(String module, Stage to, long epoch) {
    transaction.executeWithoutResult(
        status -> routes.changeStage(module, to, epoch, Instant.now()));
  }
}
