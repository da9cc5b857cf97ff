package dev.tandem.rollout.move;

import dev.tandem.rollout.move.MoveJournal.MoveSupersededException;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.Failed;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs a move until it ends or needs an operator. The process may die at any line; the next runner
 * continues from the journal.
 */
@Component
class MoveRunner {

  private static final Logger LOG = LoggerFactory.getLogger(MoveRunner.class);
  private static final Duration BLOCKING_RETRY_DELAY = Duration.ofMillis(20);
  private static final Duration RETRY_DELAY = Duration.ofMillis(250);

  private final MoveStateMachine stateMachine;
  private final MoveSteps steps;
  private final MoveJournal journal;
  private final Clock clock;

  MoveRunner(MoveStateMachine stateMachine, MoveSteps steps, MoveJournal journal, Clock clock) {
    this.stateMachine = stateMachine;
    this.steps = steps;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param verifyLock called before every attempt; throws if another process may run the move
   * @return the move, ended or in need of an operator
   * @throws MoveSupersededException if another runner or an operator has changed the move
   */
  ModuleMove run(MoveId id, Runnable verifyLock) throws InterruptedException {
    var move = journal.takeOver(id);
    while (!move.hasEnded()) {
      verifyLock.run();
      var turned = stateMachine.afterUndoRequest(move, clock.instant());
      if (!turned.equals(move)) {
        move = journal.save(move, turned, "Undo requested");
        continue;
      }
      var result = attempt(move);
      move = persist(move, result);
      if (result instanceof Rejected && !move.undoRequested()) {
        return move;
      }
      backOff(result, move);
      if (move.undoRequested() && hasArrived(move)) {
        return run(journal.addReverseMove(move), verifyLock);
      }
    }
    return move;
  }

  private StepResult attempt(ModuleMove move) {
    try {
      return move.step() == Forward.CUT_OVER ? new Done("Ready") : steps.attempt(move);
    } catch (RuntimeException e) {
      return toFailed(move, e);
    }
  }

  private ModuleMove persist(ModuleMove move, StepResult result) {
    var next = stateMachine.next(move, result, clock.instant());
    if (next.equals(move)) {
      return journal.reload(move);
    }
    if (move.step() != Forward.CUT_OVER) {
      return journal.save(move, next, result.note());
    }
    try {
      return journal.commitCutOver(move, next, () -> steps.activateInCutOver(move));
    } catch (MoveSupersededException e) {
      throw e;
    } catch (RuntimeException e) {
      var failed = toFailed(move, e);
      return journal.save(move, stateMachine.next(move, failed, clock.instant()), failed.note());
    }
  }

  private static Failed toFailed(ModuleMove move, RuntimeException e) {
    LOG.warn("Moving {}: step {} failed and is retried", move.module(), move.step().name(), e);
    return new Failed("%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
  }

  private static boolean hasArrived(ModuleMove move) {
    return move.end() != null && move.end().outcome() == MoveOutcome.ARRIVED;
  }

  private static void backOff(StepResult result, ModuleMove move) throws InterruptedException {
    switch (result) {
      case InProgress _, Failed _ ->
          Thread.sleep(
              MoveStateMachine.isBlockingModule(move.step()) ? BLOCKING_RETRY_DELAY : RETRY_DELAY);
      case ChecksPassed _, Done _, Rejected _ -> {}
    }
  }
}
