package dev.tandem.rollout.move;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Changes a route: with its line in the history and its event, or not at all. */
public class RouteChanger {

  private final RouteRepository routeRepository;
  private final RolloutHistory history;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  public RouteChanger(
      RouteRepository routeRepository,
      RolloutHistory history,
      ApplicationEventPublisher events,
      Clock clock) {
    this.routeRepository = routeRepository;
    this.history = history;
    this.events = events;
    this.clock = clock;
  }

  /** In the caller's transaction; a change that was made before is not made again. */
  public void changeRoute(ModuleMove move, Stage to, long epoch, String reason) {
    var now = clock.instant();
    var module = move.module();
    var change = routeRepository.changeStage(module, to, epoch, now);
    if (!change.applied()) {
      return;
    }
    history.recordChange(
        module, move.request().operator(), reason, change.previousStage(), to, epoch, now);
    var about = UUID.nameUUIDFromBytes(module.getBytes(StandardCharsets.UTF_8));
    events.publishEvent(
        new RouteChanged(
            EventMetadata.about(about, epoch, now),
            module,
            change.previousStage().name(),
            to.name(),
            epoch));
  }
}
