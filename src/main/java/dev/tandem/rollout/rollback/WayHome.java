package dev.tandem.rollout.rollback;

import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveOutcome;
import dev.tandem.rollout.move.MoveRequest;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings modules that are rolled back all the way home, however often a process dies meanwhile, and
 * once another move has ended. A module that is away moves, by the copy that home has kept.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "none", matchIfMissing = true)
class WayHome {

  /** After a move that could not begin. */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

  private final RollbackLocks locks;
  private final RollBack rollBack;
  private final Routes routes;
  private final Moves moves;
  private final JdbcAggregateOperations aggregates;
  private final MoveExecutor executor;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WayHome(
      RollbackLocks locks,
      RollBack rollBack,
      Routes routes,
      Moves moves,
      JdbcAggregateOperations aggregates,
      MoveExecutor executor,
      TransactionTemplate transaction,
      Clock clock) {
    this.locks = locks;
    this.rollBack = rollBack;
    this.routes = routes;
    this.moves = moves;
    this.aggregates = aggregates;
    this.executor = executor;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 500)
  void continueRollBacks() {
    for (var lock : locks.findAll()) {
      try {
        transaction.execute(status -> next(lock)).ifPresent(executor::start);
      } catch (DuplicateKeyException e) {
        // Another process was faster.
      }
    }
  }

  private Optional<MoveId> next(RollbackLock lock) {
    var route = routes.lock(lock.module());
    if (route.moving() || route.stage() == Stage.HOME) {
      return Optional.empty();
    }
    rollBack.sendReadsHome(route, lock);
    return route.stage() == Stage.AWAY && mayMove(lock.module())
        ? Optional.of(addMove(lock))
        : Optional.empty();
  }

  private boolean mayMove(String module) {
    return moves.findCurrent().isEmpty()
        && moves.findLatest(module).filter(this::wasRefusedJustNow).isEmpty();
  }

  private boolean wasRefusedJustNow(ModuleMove move) {
    var end = move.end();
    return end != null
        && end.outcome() == MoveOutcome.REFUSED
        && clock.instant().isBefore(end.at().plus(RETRY_DELAY));
  }

  private MoveId addMove(RollbackLock lock) {
    var request = new MoveRequest(RollBack.OPERATOR, lock.reason(), clock.instant());
    var move = ModuleMove.requested(MoveId.next(), lock.module(), Stage.AWAY, Stage.HOME, request);
    aggregates.insert(move);
    routes.notifyWatchers();
    return move.id();
  }
}
