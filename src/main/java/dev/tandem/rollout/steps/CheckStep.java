package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Side;

/** Checks that the module can be moved, and chooses the move's epoch. Changes nothing. */
final class CheckStep implements MoveStep {

  private final Routes routes;

  CheckStep(Routes routes) {
    this.routes = routes;
  }

  @Override
  public StepResult attempt(MoveContext context) {
    var module = context.module();
    context.replication().checkPrerequisites();
    var move = context.move();
    if (move.changesSides()) {
      BlockingDeliveries.requireNone(
          context.inFlightEvents(move.sourceSide()).pendingDeliveries(module), module);
    }
    return new ChecksPassed(latestEpoch(context) + 1);
  }

  private long latestEpoch(MoveContext context) {
    var module = context.module();
    long latest = routes.find(module).map(ModuleRoute::epoch).orElse(0L);
    for (var side : Side.values()) {
      latest = Math.max(latest, context.ownerships(side).of(module).epoch());
    }
    return latest;
  }
}
