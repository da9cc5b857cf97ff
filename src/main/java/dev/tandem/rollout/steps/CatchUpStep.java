package dev.tandem.rollout.steps;

import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.routing.Side;
import java.util.Locale;

/** Waits until the source's last events are sent and the target has its last changes. */
final class CatchUpStep implements MoveStep {

  @Override
  public StepResult attempt(MoveContext context) {
    var module = context.module();
    var pending = context.inFlightEvents(context.move().sourceSide()).pendingDeliveries(module);
    BlockingDeliveries.requireNone(pending, module);
    if (pending.inbound() > 0 || pending.outbound() > 0) {
      return new InProgress("%s events are still to be sent".formatted(pending.outbound()));
    }
    var inFlight = countEventsInFlightFromService(context);
    if (inFlight > 0) {
      return new InProgress("%s events are still to be received".formatted(inFlight));
    }
    var replication = context.replication();
    if (!context.catchUp()) {
      return new InProgress(
          String.format(
              Locale.ENGLISH, "The copy is %,d bytes behind", replication.lag().behind()));
    }
    replication.syncSequences();
    return new Done("Both sides are identical");
  }

  /** Home must log what the service has sent before the module publishes at home again. */
  private static long countEventsInFlightFromService(MoveContext context) {
    if (context.move().targetSide() == Side.SERVICE) {
      return 0;
    }
    var home = context.inFlightEvents(Side.HOME);
    var away = context.inFlightEvents(Side.SERVICE);
    var ownerships = context.ownerships(Side.HOME);
    return away.forwardedModules().stream()
        .filter(receiver -> !receiver.equals(context.module()))
        .filter(receiver -> ownerships.of(receiver).consuming())
        .mapToLong(
            receiver -> home.notYetReceived(receiver, away.lastForwardedEvents(receiver)).size())
        .sum();
  }
}
