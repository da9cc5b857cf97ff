package dev.tandem.rollout.admin;

import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.gate.Gates;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.rollback.RollbackLocks;
import dev.tandem.rollout.routing.HomeConnections;
import dev.tandem.rollout.routing.Routes;
import java.time.Clock;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates services for tests of other packages. */
public final class RolloutServices {

  private RolloutServices() {}

  public static RolloutService create(
      Routes routes,
      Moves moves,
      JdbcAggregateOperations aggregates,
      MoveSteps steps,
      ModuleDatabases databases,
      RouteChanger routeChanger,
      RollbackLocks locks,
      Gates gates,
      HomeConnections homeConnections,
      TransactionTemplate transaction,
      Clock clock) {
    return new RolloutService(
        routes,
        moves,
        aggregates,
        steps,
        new StandbyCopies(databases, homeConnections),
        routeChanger,
        locks,
        gates,
        transaction,
        clock);
  }
}
