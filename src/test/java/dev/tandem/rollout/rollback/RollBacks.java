package dev.tandem.rollout.rollback;

import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Rolls back in tests of other packages. */
public final class RollBacks {

  private final TransactionTemplate transaction;
  private final RollBack rollBack;
  private final WayHome wayHome;

  public RollBacks(
      Routes routes,
      Moves moves,
      RouteChanger routeChanger,
      RollbackLocks locks,
      RolloutHistory history,
      ApplicationEventPublisher events,
      JdbcAggregateOperations aggregates,
      MoveExecutor executor,
      TransactionTemplate transaction,
      Clock clock) {
    this.transaction = transaction;
    this.rollBack = new RollBack(routes, moves, routeChanger, locks, history, events, clock);
    this.wayHome =
        new WayHome(locks, rollBack, routes, moves, aggregates, executor, transaction, clock);
  }

  /** As the listener is called. */
  public void judge(SignalJudged judged) {
    transaction.executeWithoutResult(status -> rollBack.on(judged));
  }

  /** As it happens twice a second. */
  public void continueRollBacks() {
    wayHome.continueRollBacks();
  }
}
