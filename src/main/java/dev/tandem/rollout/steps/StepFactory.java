package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.Step.Rollback;
import dev.tandem.rollout.routing.Routes;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the object that executes a step. */
record StepFactory(
    Routes routes,
    RouteChanger routeChanger,
    TransactionTemplate transaction,
    HomeActivation homeActivation) {

  MoveStep create(Step step) {
    return switch (step) {
      case Forward.CHECK -> new CheckStep(routes);
      case Forward.COPY -> new CopyStep();
      case Forward.VERIFY -> new VerifyStep();
      case Forward.QUIESCE -> new QuiesceStep();
      case Forward.FENCE -> new FenceStep();
      case Forward.CATCH_UP -> new CatchUpStep();
      case Forward.CUT_OVER ->
          throw new IllegalArgumentException(
              "CUT_OVER has no step class: the move journal commits it");
      case Forward.ACTIVATE -> new ActivateStep();
      case Forward.REPLICATE_BACK -> new ReplicateBackStep();
      case Forward.END_COPY -> new EndCopyStep();
      case Rollback.UNFENCE -> new UnfenceStep(routeChanger, transaction, homeActivation);
      case Rollback.DROP_COPY -> new DropCopyStep();
    };
  }
}
