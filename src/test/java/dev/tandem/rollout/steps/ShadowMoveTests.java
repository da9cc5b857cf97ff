package dev.tandem.rollout.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.routing.Share;
import dev.tandem.rollout.admin.StageChange;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveOutcome;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.steps.ModuleMoveFixture.ProcessKilled;
import dev.tandem.testing.SecondInstance;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A module goes into the shadow, to a canary, away and back, between two real databases. */
@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ModuleMoveFixture.SLOTS)
class ShadowMoveTests {

  private static final StageChange CANARY =
      new StageChange(Stage.CANARY, new Canary(new Share(500), Set.of(), Set.of(), null));

  final ModuleMoveFixture fixture = new ModuleMoveFixture();

  @AfterEach
  void leaveNoSlots() throws InterruptedException {
    if (route().stage() != Stage.HOME) {
      go(Stage.HOME);
    }
    fixture.rolloutService.releaseCopies(ModuleMoveFixture.MODULE, "an operator", "the end");
    fixture.close();
  }

  @Test
  void theServiceFollowsAndOnlyHomeIsWritten() throws InterruptedException {
    write(Side.HOME);
    var epoch = fixture.ownership(Side.HOME).epoch();

    var move = go(Stage.SHADOW);

    assertThat(move.writePause().duration()).isEmpty();
    assertThat(fixture.ownership(Side.HOME))
        .matches(home -> home.writable() && home.consuming() && home.epoch() == epoch);
    assertThat(fixture.ownership(Side.SERVICE))
        .matches(service -> !service.writable() && !service.consuming());
    assertThat(fixture.tryWrite(Side.SERVICE, UUID.randomUUID())).isFalse();
    write(Side.HOME);
    await().until(() -> fixture.rows(Side.SERVICE).equals(fixture.rows(Side.HOME)));
    assertThat(fixture.rows(Side.SERVICE)).hasSize(2);
  }

  @Test
  void everyStageIsReachedWithOneCopy() throws InterruptedException {
    go(Stage.SHADOW);
    var copy = subscription();

    assertThat(fixture.request(CANARY)).as("a move").isEmpty();
    assertThat(route().stage()).isEqualTo(Stage.CANARY);
    assertThat(fixture.published.getLast())
        .isInstanceOfSatisfying(
            RouteChanged.class,
            changed -> {
              assertThat(changed.to()).isEqualTo("CANARY");
              assertThat(changed.shareInBasisPoints()).isEqualTo(500);
              assertThat(changed.by()).as("without the name").isEqualTo("the command line");
              assertThat(changed.reason()).isNotBlank();
            });
    go(Stage.AWAY);
    write(Side.SERVICE);
    assertThat(fixture.tryWrite(Side.HOME, UUID.randomUUID())).isFalse();
    assertThat(fixture.run(fixture.request(CANARY).orElseThrow().id()).end().outcome())
        .isEqualTo(MoveOutcome.ARRIVED);
    assertThat(route().canary().share()).isEqualTo(new Share(500));
    write(Side.HOME);
    assertThat(fixture.request(StageChange.to(Stage.SHADOW))).isEmpty();

    assertThat(subscription()).as("the same copy").isEqualTo(copy);
    await().until(() -> fixture.rows(Side.SERVICE).equals(fixture.rows(Side.HOME)));
    assertThat(fixture.rows(Side.HOME)).hasSize(2);
    go(Stage.HOME);
    assertThat(subscription()).isEmpty();
    assertThat(SlotLag.all(fixture.databases.homeDatabase(), ModuleMoveFixture.MODULE)).isEmpty();
  }

  @Test
  void arrivesWhenResumedAndIsBackWhenUndoneWhereverItWasKilled() throws InterruptedException {
    for (var step : List.of(Forward.COPY, Forward.VERIFY, Forward.END_COPY)) {
      var from = route().stage();
      if (step == Forward.END_COPY && from == Stage.HOME) {
        go(Stage.SHADOW);
        from = Stage.SHADOW;
      }
      var to = from == Stage.HOME ? Stage.SHADOW : Stage.HOME;
      var move = killed(to, step);
      fixture.rolloutService.undo(ModuleMoveFixture.MODULE, "an operator", "not now");
      fixture.run(move.id());
      assertThat(route().stage()).as("undone at %s", step).isEqualTo(from);

      move = killed(to, step);
      fixture.run(move.id());
      assertThat(route().stage()).as("resumed at %s", step).isEqualTo(to);
      write(Side.HOME);
      if (step == Forward.COPY) {
        go(Stage.HOME);
      }
    }
  }

  @Test
  void theNextProcessEndsTheCopyIfItsRunnerDies() throws InterruptedException {
    go(Stage.SHADOW);
    var move = killed(Stage.HOME, Forward.END_COPY);
    assertThat(route().stage()).isEqualTo(Stage.HOME);

    try (var _ = fixture.startNextProcess()) {
      await().until(() -> fixture.moves.findById(move.id()).orElseThrow().hasEnded());
    }
    assertThat(subscription()).isEmpty();
  }

  @Test
  void aCanaryNeedsACopy() {
    assertThatThrownBy(() -> fixture.request(CANARY)).hasMessageContaining("to shadow first");
    assertThat(route().stage()).isEqualTo(Stage.HOME);
  }

  @Test
  void theSameCanaryTwiceIsRefusedAndAnotherShareIsAChange() throws InterruptedException {
    go(Stage.SHADOW);
    fixture.request(CANARY);

    assertThatThrownBy(() -> fixture.request(CANARY)).hasMessageContaining("already");
    var larger =
        new StageChange(Stage.CANARY, new Canary(new Share(1_000), Set.of(), Set.of(), null));
    var epoch = route().epoch();
    assertThat(fixture.request(larger)).isEmpty();
    assertThat(route().epoch()).isEqualTo(epoch + 1);
  }

  private ModuleMove go(Stage to) throws InterruptedException {
    var move = fixture.run(fixture.requestMove(to));
    assertThat(move.end().outcome()).as("%s", move.blockedReason()).isEqualTo(MoveOutcome.ARRIVED);
    assertThat(route().stage()).isEqualTo(to);
    return move;
  }

  private ModuleMove killed(Stage to, Step at) throws InterruptedException {
    Consumer<Step> kill =
        step -> {
          if (step == at) {
            throw new ProcessKilled();
          }
        };
    var move = fixture.request(StageChange.to(to)).orElseThrow();
    try {
      fixture.run(move.id(), kill, step -> {});
    } catch (ProcessKilled e) {
      return move;
    }
    throw new AssertionError("survived " + at);
  }

  private void write(Side side) {
    assertThat(fixture.tryWrite(side, UUID.randomUUID())).isTrue();
  }

  private ModuleRoute route() {
    return fixture.routes.findAll().getFirst();
  }

  /** Of the service to home; the same one as long as nothing is copied again. */
  private List<String> subscription() {
    return fixture
        .databases
        .pairOf(ModuleMoveFixture.MODULE)
        .service()
        .queryStrings(
            "select s.oid::text from pg_subscription s join pg_database d on d.oid = s.subdbid"
                + " where d.datname = current_database()");
  }
}
