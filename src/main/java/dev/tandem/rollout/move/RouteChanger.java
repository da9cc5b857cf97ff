package dev.tandem.rollout.move;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.RequestRecorded;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutAction;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;

/** Changes a route, records the change in the history and publishes its event. */
@Service
public class RouteChanger {

  private final Routes routes;
  private final RolloutHistory history;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  public RouteChanger(
      Routes routes, RolloutHistory history, ApplicationEventPublisher events, Clock clock) {
    this.routes = routes;
    this.history = history;
    this.events = events;
    this.clock = clock;
  }

  /** Takes part in the caller's transaction. Does nothing if the route has reached the epoch. */
  public void changeRoute(ModuleMove move, Stage to, long epoch, String reason) {
    change(move.module(), to, epoch, move.request().operator(), reason);
  }

  /**
   * Changes the stage while the same side stays live, or tells all processes that the canary has
   * other accounts. Takes part in the caller's transaction, which has locked the route.
   */
  public void switchStage(ModuleRoute route, Stage to, String operator, String reason) {
    if (route.stage().liveSide() != to.liveSide()) {
      throw new IllegalArgumentException("Another side would be live in " + to);
    }
    change(route.module(), to, route.epoch() + 1, operator, reason);
  }

  /**
   * Records what an operator asked for beside a change of the route, and tells what is not told
   * otherwise. Takes part in the caller's transaction.
   */
  public void recordRequest(String module, String operator, RolloutAction action, String reason) {
    var now = clock.instant();
    history.recordRequest(module, operator, action, reason, now);
    action.describe(module).ifPresent(what -> tell(module, what, operator, reason, now));
  }

  private void tell(String module, String what, String operator, String reason, Instant now) {
    var subject = Ids.named(module + ".requests");
    var meta = EventMetadata.about(subject, now.toEpochMilli(), now);
    events.publishEvent(
        new RequestRecorded(meta, module, what, PlatformChanged.published(operator), reason));
  }

  private void change(String module, Stage to, long epoch, String operator, String reason) {
    var now = clock.instant();
    var update = routes.changeStage(module, to, epoch, now);
    if (!update.applied()) {
      return;
    }
    var from = update.previous().stage();
    history.recordChange(update.previous(), operator, reason, to, epoch, now);
    var subject = Ids.named(module);
    events.publishEvent(
        new RouteChanged(
            EventMetadata.about(subject, epoch, now),
            module,
            from.name(),
            to.name(),
            epoch,
            to == Stage.CANARY ? update.previous().canary().share().basisPoints() : null,
            to == Stage.CANARY ? update.previous().canary().until() : null,
            PlatformChanged.published(operator),
            reason));
  }
}
