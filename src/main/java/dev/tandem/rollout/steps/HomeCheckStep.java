package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Routes;

/** Chooses the epoch of a move that needs nothing of the service, which may be down. */
record HomeCheckStep(Routes routes, ModuleOwnerships home) {

  StepResult attempt(ModuleMove move) {
    long route = routes.find(move.module()).map(ModuleRoute::epoch).orElse(0L);
    return new ChecksPassed(Math.max(route, home.of(move.module()).epoch()) + 1);
  }
}
