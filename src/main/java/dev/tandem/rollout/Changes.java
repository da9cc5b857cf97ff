package dev.tandem.rollout;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.rollout.events.RouteChanged;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Changes a route: with its line in the history and its event, or not at all. */
class Changes {

  private final Routes routes;
  private final History history;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Changes(Routes routes, History history, ApplicationEventPublisher events, Clock clock) {
    this.routes = routes;
    this.history = history;
    this.events = events;
    this.clock = clock;
  }

  /** In the caller's transaction; a change that was made before is not made again. */
  void change(Move move, Stage to, long epoch, String reason) {
    var now = clock.instant();
    var module = move.module();
    var change = routes.change(module, to, epoch, now);
    if (!change.made()) {
      return;
    }
    history.changed(module, move.asked().operator(), reason, change.from(), to, epoch, now);
    var about = UUID.nameUUIDFromBytes(module.getBytes(StandardCharsets.UTF_8));
    events.publishEvent(
        new RouteChanged(
            EventMetadata.about(about, epoch, now),
            module,
            change.from().name(),
            to.name(),
            epoch));
  }
}
