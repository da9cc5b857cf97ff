package dev.tandem.rollout.move;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
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
    var now = clock.instant();
    var module = move.module();
    var update = routes.changeStage(module, to, epoch, now);
    if (!update.applied()) {
      return;
    }
    var from = update.previous().stage();
    history.recordChange(module, move.request().operator(), reason, from, to, epoch, now);
    var subject = Ids.named(module);
    events.publishEvent(
        new RouteChanged(
            EventMetadata.about(subject, epoch, now),
            module,
            from.name(),
            to.name(),
            epoch,
            to == Stage.CANARY ? update.previous().canary().share().basisPoints() : null,
            to == Stage.CANARY ? update.previous().canary().until() : null));
  }
}
