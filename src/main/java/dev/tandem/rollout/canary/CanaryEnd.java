package dev.tandem.rollout.canary;

import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a module back into the shadow when its canary has ended. Reads go home at the end itself, as
 * every process knows it; this only records it.
 */
@Component
class CanaryEnd {

  private static final String OPERATOR = "Tandem";

  private final RouteTable routeTable;
  private final Routes routes;
  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CanaryEnd(
      RouteTable routeTable,
      Routes routes,
      RouteChanger routeChanger,
      TransactionTemplate transaction,
      Clock clock) {
    this.routeTable = routeTable;
    this.routes = routes;
    this.routeChanger = routeChanger;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void endCanaries() {
    for (var known : routeTable.routes()) {
      if (isOver(known)) {
        transaction.executeWithoutResult(status -> {
          var route = routes.lock(known.module());
          if (isOver(route)) {
            routeChanger.switchStage(
                route, Stage.SHADOW, OPERATOR, "The canary ended at " + route.canary().until());
          }
        });
      }
    }
  }

  private boolean isOver(ModuleRoute route) {
    return route.stage() == Stage.CANARY
        && !route.moving()
        && route.canary().hasEnded(clock.instant());
  }
}
