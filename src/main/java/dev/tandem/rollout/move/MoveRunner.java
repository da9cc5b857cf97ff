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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a move on until it has ended or needs a person. It may die between any two lines: the
 * next one goes on from what is written down.
 */
public class MoveRunner {

  private static final Logger LOG = LoggerFactory.getLogger(MoveRunner.class);
  private static final Duration BLOCKING_RETRY_DELAY = Duration.ofMillis(20);
  private static final Duration RETRY_DELAY = Duration.ofMillis(250);

  private final MoveStateMachine stateMachine;
  private final MoveSteps steps;
  private final MoveJournal journal;
  private final Clock clock;

  public MoveRunner(
      MoveStateMachine stateMachine, MoveSteps steps, MoveJournal journal, Clock clock) {
    this.stateMachine = stateMachine;
    this.steps = steps;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param alone called before every attempt; throws where this mover is no longer the only one
   * @return the move as it ended, or as it needs a person
   * @throws MoveSupersededException when another has changed it
   */
  ModuleMove run(UUID id, Runnable alone) throws InterruptedException {
    var move = journal.takeOver(id);
    while (!move.hasEnded()) {
      alone.run();
      var turned = stateMachine.afterUndoRequest(move, clock.instant());
      if (!turned.equals(move)) {
        move = journal.save(move, turned, "Wanted back");
        continue;
      }
      var progress = attempt(move);
      move = persist(move, progress);
      if (progress instanceof Rejected && !move.undoRequested()) {
        return move;
      }
      backOff(progress, move);
      if (move.hasEnded() && move.undoRequested() && hasArrived(move)) {
        return run(journal.addReverseMove(move), alone);
      }
    }
    return move;
  }

  private StepResult attempt(ModuleMove move) {
    try {
      return move.step() == Forward.CUT_OVER ? new Done("Decided") : steps.attempt(move);
    } catch (RuntimeException e) {
      return toFailed(move, e);
    }
  }

  private ModuleMove persist(ModuleMove move, StepResult progress) {
    var next = stateMachine.next(move, progress, clock.instant());
    if (next.equals(move)) {
      return journal.reload(move);
    }
    if (move.step() != Forward.CUT_OVER) {
      return journal.save(move, next, progress.note());
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
    LOG.warn(
        "Moving {}: “{}” failed and is tried again", move.module(), move.step().description(), e);
    return new Failed("%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
  }

  private static boolean hasArrived(ModuleMove move) {
    return move.end() != null && move.end().outcome() == MoveOutcome.ARRIVED;
  }

  private static void backOff(StepResult progress, ModuleMove move) throws InterruptedException {
    switch (progress) {
      case ChecksPassed it -> {}
      case Done it -> {}
      case InProgress it ->
          Thread.sleep(
              MoveStateMachine.isBlockingModule(move.step()) ? BLOCKING_RETRY_DELAY : RETRY_DELAY);
      case Failed it ->
          Thread.sleep(
              MoveStateMachine.isBlockingModule(move.step()) ? BLOCKING_RETRY_DELAY : RETRY_DELAY);
      case Rejected it -> {}
    }
  }
}
