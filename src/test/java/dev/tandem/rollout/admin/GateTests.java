package dev.tandem.rollout.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.routing.Share;
import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.gate.GateFixture;
import dev.tandem.rollout.gate.Gates;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.rollback.RollbackLocks;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.HomeConnections;
import dev.tandem.rollout.routing.RolloutAction;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a stage may be entered before it is proven. */
@RolloutSlice
class GateTests {

  private static final String MODULE = "notifications";
  private static final StageChange CANARY =
      new StageChange(Stage.CANARY, new Canary(new Share(500), Set.of(), Set.of(), null));

  @Autowired Routes routes;
  @Autowired Moves moves;
  @Autowired JdbcAggregateOperations aggregates;
  @Autowired RolloutHistory history;
  @Autowired MoveSteps steps;
  @Autowired ModuleDatabases databases;
  @Autowired RouteChanger routeChanger;
  @Autowired RollbackLocks locks;
  @Autowired HomeConnections homeConnections;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @BeforeEach
  void shadow() {
    setStage("SHADOW");
  }

  @AfterEach
  void home() {
    setStage("HOME");
    jdbc.sql("delete from rollout.gate").update();
    jdbc.sql("delete from rollout.history where module = ?").param(MODULE).update();
  }

  @Test
  void anEnforcedGateIsClosedUntilItIsHeardToBeOpenAndAgainInTheNextStage() {
    var service = service(GateFixture.enforced(jdbc, clock));
    assertRefused(service, CANARY, "Signals has not said yet");

    hear("CANARY", false, Duration.ZERO);
    assertRefused(service, CANARY, "1 of 3 cycles in a row were clean.");
    assertThat(stage()).isEqualTo(Stage.SHADOW);

    hear("CANARY", true, Duration.ZERO);
    request(service, CANARY);
    assertThat(stage()).isEqualTo(Stage.CANARY);
    assertRefused(service, StageChange.to(Stage.AWAY), "Signals has not said yet");
  }

  @Test
  void aSilentSignalsKeepsAModuleWhereItIsAndTheWayHomeStaysFree() {
    var service = service(GateFixture.enforced(jdbc, clock));
    hear("CANARY", true, Duration.ofHours(25));
    assertRefused(service, CANARY, "Signals has said nothing since");

    setStage("CANARY");
    request(service, StageChange.to(Stage.SHADOW));
    assertThat(stage()).isEqualTo(Stage.SHADOW);
  }

  @Test
  void anAdvisedGateLetsAModuleGoOnAndTheHistoryTellsOfIt() {
    hear("CANARY", false, Duration.ZERO);
    request(service(GateFixture.advised(jdbc, clock)), CANARY);
    assertThat(stage()).isEqualTo(Stage.CANARY);
    assertThat(history.page(MODULE, Paging.FIRST).items())
        .filteredOn(it -> it.action() == RolloutAction.CLOSED_GATE)
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).contains("1 of 3 cycles in a row were clean."));
  }

  private RolloutService service(Gates gates) {
    return RolloutServices.create(
        routes,
        moves,
        aggregates,
        steps,
        databases,
        routeChanger,
        locks,
        gates,
        homeConnections,
        transaction,
        clock);
  }

  private static void request(RolloutService service, StageChange change) {
    assertThat(service.requestStage(MODULE, change, "an operator", "to see")).isEmpty();
  }

  private static void assertRefused(RolloutService service, StageChange change, String missing) {
    assertThatThrownBy(() -> service.requestStage(MODULE, change, "an operator", "to see"))
        .hasMessageContaining(missing)
        .hasMessageContaining("/signals/review");
  }

  private void hear(String target, boolean open, Duration ago) {
    jdbc.sql(
            """
            insert into rollout.gate
            select module, ?, epoch, ?, '1 of 3 cycles in a row were clean.', null, ?
              from rollout.route where module = ?
            on conflict (module, target) do update set open = excluded.open
            """)
        .params(target, open, clock.instant().minus(ago), MODULE)
        .update();
  }

  private Stage stage() {
    return routes.find(MODULE).orElseThrow().stage();
  }

  private void setStage(String stage) {
    jdbc.sql("update rollout.route set stage = ?, share = 0 where module = ?")
        .params(stage, MODULE)
        .update();
  }
}
