package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.routing.Side;

/** Withholds new events from the source and waits until it has handled those it has. */
final class QuiesceStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var module = context.module();
    if (context.move().targetSide() == Side.HOME) {
      var inFlight = countEventsInFlightToService(context);
      if (inFlight > 0) {
        return new InProgress("%s events are in flight to the service".formatted(inFlight));
      }
    }
    var source = context.move().sourceSide();
    context.ownerships(source).stopConsuming(module);
    var pending = context.inFlightEvents(source).pendingDeliveries(module);
    BlockingDeliveries.requireNone(pending, module);
    return pending.inbound() > 0
        ? new InProgress("%s events are still to be handled".formatted(pending.inbound()))
        : new Done("No events are in flight to " + module);
  }

  /**
   * Suspends deliveries at home first. The service must have received what home sent before home
   * delivers anything later, so that events keep their order.
   */
  private static int countEventsInFlightToService(MoveContext context) {
    var module = context.module();
    context.ownerships(Side.HOME).suspendDeliveries(module, MoveContext.LOCK_TIMEOUT);
    var forwarded = context.inFlightEvents(Side.HOME).lastForwardedEvents(module);
    return context.inFlightEvents(Side.SERVICE).notYetReceived(module, forwarded).size();
  }
}
