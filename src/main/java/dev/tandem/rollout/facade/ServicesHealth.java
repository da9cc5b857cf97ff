package dev.tandem.rollout.facade;

import dev.tandem.rollout.remote.RemoteServices;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports {@code DEGRADED} when a service does not answer. The platform itself stays up without it.
 */
class ServicesHealth implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED", "A service does not answer");

  private final RouteTable routeTable;
  private final RemoteServices services;

  ServicesHealth(RouteTable routeTable, RemoteServices services) {
    this.routeTable = routeTable;
    this.services = services;
  }

  @Override
  public Health health() {
    var away =
        routeTable.routes().stream()
            .filter(route -> route.stage() == Stage.AWAY)
            .map(ModuleRoute::module)
            .toList();
    List<String> unanswered =
        away.stream().filter(module -> !services.isAvailable(module)).toList();
    return Health.status(unanswered.isEmpty() ? Status.UP : DEGRADED)
        .withDetail("away", away)
        .withDetail("unanswered", unanswered)
        .build();
  }
}
