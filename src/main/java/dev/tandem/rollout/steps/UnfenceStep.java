package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.routing.Side;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the source accept writes again. The epoch is a new one even if the source was never fenced,
 * so that a runner that resumes too late cannot fence it.
 */
final class UnfenceStep implements MoveStep {

  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final HomeActivation homeActivation;

  UnfenceStep(
      RouteChanger routeChanger, TransactionTemplate transaction, HomeActivation homeActivation) {
    this.routeChanger = routeChanger;
    this.transaction = transaction;
    this.homeActivation = homeActivation;
  }

  @Override
  public StepResult attempt(MoveContext context) {
    var move = context.move();
    transaction.executeWithoutResult(status -> restoreRoute(move));
    if (move.sourceSide() == Side.SERVICE) {
      context
          .ownerships(Side.SERVICE)
          .activate(move.module(), move.rollbackEpoch(), MoveContext.LOCK_TIMEOUT);
      context.ownerships(Side.HOME).resumeDeliveries(move.module());
    }
    return new Done("Active again in epoch " + move.rollbackEpoch());
  }

  private void restoreRoute(ModuleMove move) {
    routeChanger.changeRoute(
        move, move.source(), move.rollbackEpoch(), "Undone: " + move.request().reason());
    if (move.sourceSide() == Side.HOME) {
      homeActivation.activate(move.module(), move.rollbackEpoch());
    }
  }
}
