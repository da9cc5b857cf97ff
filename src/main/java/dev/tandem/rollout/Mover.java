package dev.tandem.rollout;

import dev.tandem.rollout.Logbook.Overtaken;
import dev.tandem.rollout.Progress.Done;
import dev.tandem.rollout.Progress.Failed;
import dev.tandem.rollout.Progress.Ready;
import dev.tandem.rollout.Progress.Refused;
import dev.tandem.rollout.Progress.Waiting;
import dev.tandem.rollout.Step.Onward;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a move on until it has ended or needs a person. It may die between any two lines: the
 * next one goes on from what is written down.
 */
class Mover {

  private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration WHILE = Duration.ofMillis(250);

  private final MovePlan plan;
  private final MoveSteps steps;
  private final Logbook logbook;
  private final Clock clock;

  Mover(MovePlan plan, MoveSteps steps, Logbook logbook, Clock clock) {
    this.plan = plan;
    this.steps = steps;
    this.logbook = logbook;
    this.clock = clock;
  }

  /**
   * @param alone called before every attempt; throws where this mover is no longer the only one
   * @return the move as it ended, or as it needs a person
   * @throws Overtaken when another has changed it
   */
  Move carry(UUID id, Runnable alone) throws InterruptedException {
    var move = logbook.takeTurn(id);
    while (!move.ended()) {
      alone.run();
      var turned = plan.turned(move, clock.instant());
      if (!turned.equals(move)) {
        move = logbook.save(move, turned, "Wanted back");
        continue;
      }
      var progress = attempt(move);
      move = written(move, progress);
      if (progress instanceof Refused && !move.undoing()) {
        return move;
      }
      rest(progress, move);
      if (move.ended() && move.undoing() && isArrived(move)) {
        return carry(logbook.sendBack(move), alone);
      }
    }
    return move;
  }

  private Progress attempt(Move move) {
    try {
      return move.step() == Onward.DECIDE ? new Done("Decided") : steps.attempt(move);
    } catch (RuntimeException e) {
      return failed(move, e);
    }
  }

  private Move written(Move move, Progress progress) {
    var next = plan.next(move, progress, clock.instant());
    if (next.equals(move)) {
      return logbook.look(move);
    }
    if (move.step() != Onward.DECIDE) {
      return logbook.save(move, next, progress.note());
    }
    try {
      return logbook.decide(move, next, () -> steps.decide(move));
    } catch (Overtaken e) {
      throw e;
    } catch (RuntimeException e) {
      var failed = failed(move, e);
      return logbook.save(move, plan.next(move, failed, clock.instant()), failed.note());
    }
  }

  private static Failed failed(Move move, RuntimeException e) {
    LOG.warn("Moving {}: “{}” failed and is tried again", move.module(), move.step().says(), e);
    return new Failed("%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
  }

  private static boolean isArrived(Move move) {
    return move.end() != null && move.end().outcome() == Outcome.ARRIVED;
  }

  private static void rest(Progress progress, Move move) throws InterruptedException {
    switch (progress) {
      case Ready it -> {}
      case Done it -> {}
      case Waiting it -> Thread.sleep(MovePlan.isHoldingUp(move.step()) ? MOMENT : WHILE);
      case Failed it -> Thread.sleep(MovePlan.isHoldingUp(move.step()) ? MOMENT : WHILE);
      case Refused it -> {}
    }
  }
}
