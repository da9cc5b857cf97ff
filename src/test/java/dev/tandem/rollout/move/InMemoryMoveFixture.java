package dev.tandem.rollout.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.Step.Rollback;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Both sides and the journal in memory. A runner can be killed or delayed at every action. */
class InMemoryMoveFixture implements MoveSteps, MoveJournal {

  /** Simulates a killed process: no cleanup runs. */
  static final class ProcessKilled extends Error {}

  final AdjustableClock clock = AdjustableClock.system();
  final MoveStateMachine stateMachine =
      new MoveStateMachine(Duration.ofSeconds(60), Duration.ofSeconds(10));
  final Map<Side, Boolean> live = new EnumMap<>(Side.class);
  final Map<Side, Long> epoch = new EnumMap<>(Side.class);
  final List<String> executedSteps = new ArrayList<>();
  Stage route;
  long routeEpoch;
  boolean copied;
  ModuleMove move;
  StepResult checkResult = new ChecksPassed(1);
  StepResult catchUpResult = new Done("caught up");
  StepResult verifyResult = new Done("equal");
  StepResult endCopyResult = new Done("ended");
  int actionCount;
  Consumer<Integer> beforeAction = action -> {};

  InMemoryMoveFixture(Stage at) {
    route = at;
    copied = at.isReadAtService();
    live.put(at.liveSide(), true);
    live.put(at.liveSide().other(), false);
    epoch.put(Side.HOME, 0L);
    epoch.put(Side.SERVICE, 0L);
  }

  static Stage opposite(Stage stage) {
    return stage == Stage.HOME ? Stage.AWAY : Stage.HOME;
  }

  ModuleMove requestMove() {
    return requestMove(opposite(route));
  }

  ModuleMove requestMove(Stage target) {
    var request = new MoveRequest("an operator", "because", clock.instant());
    move = ModuleMove.requested(MoveId.next(), "billing", route, target, request);
    return move;
  }

  /** Runs the move as a new process would. */
  ModuleMove run() throws InterruptedException {
    return new MoveRunner(stateMachine, this, this, clock).run(move.id(), () -> {});
  }

  void requestUndo() {
    if (!move.hasEnded()) {
      move = move.withUndoRequested();
    }
  }

  /** Called around every effect and every save. */
  private void act() {
    beforeAction.accept(actionCount++);
    assertThat(live.values().stream().filter(Boolean::booleanValue).count())
        .as("live sides at %s after %s", move.step(), executedSteps)
        .isLessThanOrEqualTo(1);
  }

  @Override
  public StepResult attempt(ModuleMove move) {
    act();
    executedSteps.add(move.step().name());
    var result = execute(move);
    act();
    return result;
  }

  private StepResult execute(ModuleMove move) {
    switch (move.step()) {
      case Forward.CHECK -> {
        return checkResult instanceof ChecksPassed
            ? new ChecksPassed(latestEpoch() + 1)
            : checkResult;
      }
      case Forward.COPY -> copied = true;
      case Forward.VERIFY -> {
        return verifyResult;
      }
      case Forward.FENCE -> fence(move.sourceSide(), move.fenceEpoch());
      case Forward.CATCH_UP -> {
        return catchUpResult;
      }
      case Forward.ACTIVATE -> {
        if (move.targetSide() == Side.SERVICE) {
          activate(Side.SERVICE, move.activationEpoch());
        }
      }
      case Rollback.UNFENCE -> {
        changeRoute(move.source(), move.rollbackEpoch());
        activate(move.sourceSide(), move.rollbackEpoch());
      }
      case Rollback.DROP_COPY -> copied &= move.source().isReadAtService();
      case Forward.END_COPY -> {
        copied = false;
        return endCopyResult;
      }
      case Forward.QUIESCE, Forward.REPLICATE_BACK -> {}
      case Forward.CUT_OVER -> throw new IllegalStateException();
    }
    return new Done("done");
  }

  private long latestEpoch() {
    return Math.max(routeEpoch, Math.max(epoch.get(Side.HOME), epoch.get(Side.SERVICE)));
  }

  @Override
  public void activateInCutOver(ModuleMove move) {
    if (move.changesSides() && move.targetSide() == Side.HOME) {
      activate(Side.HOME, move.activationEpoch());
    }
  }

  /** Rejects an epoch that is older than the side has seen, as the database does. */
  private void fence(Side side, long to) {
    if (live.get(side) ? to <= epoch.get(side) : to < epoch.get(side)) {
      throw new IllegalStateException("stale");
    }
    live.put(side, false);
    epoch.put(side, to);
  }

  private void activate(Side side, long to) {
    if (live.get(side) && to == epoch.get(side)) {
      return;
    }
    if (to <= epoch.get(side)) {
      throw new IllegalStateException("stale");
    }
    live.put(side, true);
    epoch.put(side, to);
  }

  private void changeRoute(Stage to, long epoch) {
    if (epoch > routeEpoch) {
      route = to;
      routeEpoch = epoch;
    }
  }

  @Override
  public ModuleMove takeOver(MoveId id) {
    act();
    move =
        new ModuleMove(
            move.id(),
            move.module(),
            move.source(),
            move.target(),
            move.request(),
            move.stepName(),
            move.stepSince(),
            move.undoRequested(),
            move.fencingToken() + 1,
            move.epoch(),
            move.blockedReason(),
            move.writePause(),
            move.end());
    return move;
  }

  @Override
  public ModuleMove reload(ModuleMove known) {
    requireCurrent(known);
    return move;
  }

  @Override
  public ModuleMove save(ModuleMove known, ModuleMove after, String note) {
    act();
    requireCurrent(known);
    move = move.undoRequested() ? after.withUndoRequested() : after;
    act();
    return move;
  }

  @Override
  public ModuleMove commitCutOver(ModuleMove known, ModuleMove after, Runnable effect) {
    act();
    requireCurrent(known);
    if (move.undoRequested()) {
      throw new MoveSupersededException();
    }
    executedSteps.add("CUT_OVER");
    effect.run();
    changeRoute(known.target(), known.activationEpoch());
    move = after;
    act();
    return move;
  }

  @Override
  public MoveId addReverseMove(ModuleMove arrived) {
    return requestMove(arrived.source()).id();
  }

  private void requireCurrent(ModuleMove known) {
    if (!move.id().equals(known.id())
        || move.fencingToken() != known.fencingToken()
        || move.step() != known.step()
        || move.hasEnded()) {
      throw new MoveSupersededException();
    }
  }
}
