package dev.tandem.rollout.admin;

import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.move.MoveRepository;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.routing.HomeConnections;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RouteRepository;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates services for tests of other packages. */
public final class RolloutServices {

  private RolloutServices() {}

  public static RolloutService create(
      RouteRepository routeRepository,
      MoveRepository moveRepository,
      RolloutHistory history,
      MoveSteps steps,
      ModuleDatabases databases,
      HomeConnections homeConnections,
      TransactionTemplate transaction,
      Clock clock) {
    return new RolloutService(
        routeRepository,
        moveRepository,
        history,
        steps,
        new StandbyCopies(databases, homeConnections),
        transaction,
        clock);
  }
}
