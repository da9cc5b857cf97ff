package dev.tandem.rollout.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.routing.Share;
import dev.tandem.rollout.admin.StageChange;
import dev.tandem.rollout.events.RequestRecorded;
import dev.tandem.rollout.events.RolledBack;
import dev.tandem.rollout.move.MoveOutcome;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.rollback.RollBacks;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.steps.ModuleMoveFixture.ProcessKilled;
import dev.tandem.testing.SecondInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A module comes back by itself, between two real databases. */
@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ModuleMoveFixture.SLOTS)
class RollBackTests {

  private static final String EVIDENCE = "16 of 500 answers differ, where 1 in 1,000 may.";
  private static final StageChange CANARY =
      new StageChange(Stage.CANARY, new Canary(new Share(500), Set.of(), Set.of(), null));

  final ModuleMoveFixture fixture = new ModuleMoveFixture();
  final RollBacks rollBacks = fixture.rollBacks();

  record Judged(EventMetadata meta, Verdict verdict, Instant since) implements SignalJudged {

    @Override
    public String module() {
      return ModuleMoveFixture.MODULE;
    }

    @Override
    public String signal() {
      return "mismatches";
    }

    @Override
    public String evidence() {
      return EVIDENCE;
    }
  }

  @AfterEach
  void leaveNoSlots() {
    fixture.rolloutService.releaseCopies(ModuleMoveFixture.MODULE, "an operator", "the end");
    fixture.close();
  }

  @Test
  void aCanaryIsHomeWithTheVerdictAndStaysUntilItIsAcknowledged() throws InterruptedException {
    go(Stage.SHADOW);
    fixture.request(CANARY);

    judge(Verdict.ROLL_BACK, fixture.clock.instant());

    assertThat(route().stage()).isEqualTo(Stage.HOME);
    assertThat(fixture.published)
        .filteredOn(RolledBack.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            RolledBack.class,
            event -> {
              assertThat(event.from()).isEqualTo("CANARY");
              assertThat(event.to()).isEqualTo("HOME");
              assertThat(event.reason()).isEqualTo(EVIDENCE);
            });
    assertThatThrownBy(() -> fixture.request(StageChange.to(Stage.SHADOW)))
        .hasMessageContaining(EVIDENCE)
        .hasMessageContaining("Acknowledge that");
    assertThat(route().stage()).isEqualTo(Stage.HOME);

    fixture.published.clear();
    acknowledge();
    assertThat(fixture.published)
        .singleElement()
        .isInstanceOfSatisfying(
            RequestRecorded.class,
            told -> assertThat(told.what()).contains("was acknowledged, and it may advance again"));
    go(Stage.SHADOW);
    go(Stage.HOME);
  }

  @Test
  void aModuleThatIsAwayMovesBackByItsCopy() throws InterruptedException {
    go(Stage.AWAY);
    var written = UUID.randomUUID();
    assertThat(fixture.tryWrite(Side.SERVICE, written)).isTrue();

    judge(Verdict.ROLL_BACK, fixture.clock.instant());
    rollBacks.continueRollBacks();
    rollBacks.continueRollBacks();

    awaitHome();
    assertThat(fixture.rows(Side.HOME)).containsExactly(written);
    assertThat(fixture.tryWrite(Side.HOME, UUID.randomUUID())).isTrue();
    var move = fixture.moves.findLatest(ModuleMoveFixture.MODULE).orElseThrow();
    assertThat(move.request().reason()).isEqualTo(EVIDENCE);
    assertThat(move.writePause().duration().orElseThrow()).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void aMoveThatIsOnItsWayOutIsTurnedRound() throws InterruptedException {
    go(Stage.SHADOW);
    fixture.request(CANARY);
    var move = fixture.requestMove(Stage.AWAY);
    assertThatThrownBy(() -> fixture.run(move, RollBackTests::killInThePause, step -> {}))
        .isInstanceOf(ProcessKilled.class);

    judge(Verdict.ROLL_BACK, fixture.clock.instant());
    assertThat(route().stage()).as("at once").isEqualTo(Stage.HOME);

    assertThat(fixture.run(move).end().outcome()).isEqualTo(MoveOutcome.UNDONE);
    assertThat(route().stage()).isEqualTo(Stage.HOME);
    assertThat(fixture.tryWrite(Side.HOME, UUID.randomUUID())).isTrue();
  }

  @Test
  void nothingElseRollsBack() throws InterruptedException {
    judge(Verdict.ROLL_BACK, fixture.clock.instant());
    assertThat(route().stage()).as("at home").isEqualTo(Stage.HOME);
    go(Stage.SHADOW);

    judge(Verdict.SAFE, fixture.clock.instant());
    judge(Verdict.INCONCLUSIVE, fixture.clock.instant());
    judge(Verdict.ROLL_BACK, route().since().minusSeconds(1));
    rollBacks.continueRollBacks();

    assertThat(route().stage()).isEqualTo(Stage.SHADOW);
    assertThat(fixture.locks.find(ModuleMoveFixture.MODULE)).isEmpty();
    go(Stage.HOME);
    assertThatThrownBy(this::acknowledge).hasMessageContaining("No roll back");
  }

  private static void killInThePause(Step step) {
    if (step == Step.Forward.CATCH_UP) {
      throw new ProcessKilled();
    }
  }

  private void judge(Verdict verdict, Instant since) {
    rollBacks.judge(new Judged(EventMetadata.about(UUID.randomUUID(), 1, since), verdict, since));
  }

  private void acknowledge() {
    fixture.rolloutService.acknowledge(ModuleMoveFixture.MODULE, "an operator", "it is repaired");
  }

  private void awaitHome() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> route().stage() == Stage.HOME && fixture.moves.findCurrent().isEmpty());
  }

  private void go(Stage to) throws InterruptedException {
    var move = fixture.run(fixture.requestMove(to));
    assertThat(move.end().outcome()).as("%s", move.blockedReason()).isEqualTo(MoveOutcome.ARRIVED);
  }

  private ModuleRoute route() {
    return fixture.routes.findAll().getFirst();
  }
}
