package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveRequest;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.routing.RolloutAction;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Validates and records what operators request, over HTTP, on the page and at the command line. The
 * caller then runs the move.
 */
@Service
public class RolloutService {

  private final Routes routes;
  private final Moves moves;
  private final JdbcAggregateOperations aggregates;
  private final RolloutHistory history;
  private final ReadinessCheck readiness;
  private final StandbyCopies standbyCopies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RolloutService(
      Routes routes,
      Moves moves,
      JdbcAggregateOperations aggregates,
      RolloutHistory history,
      MoveSteps steps,
      StandbyCopies standbyCopies,
      TransactionTemplate transaction,
      Clock clock) {
    this.routes = routes;
    this.moves = moves;
    this.aggregates = aggregates;
    this.history = history;
    this.readiness = new ReadinessCheck(steps);
    this.standbyCopies = standbyCopies;
    this.transaction = transaction;
    this.clock = clock;
  }

  public ModuleMove requestMove(
      String module, Stage target, String operator, @Nullable String reason) {
    var validReason = Reason.require(reason);
    return transaction.execute(status -> {
      var route = ModuleViews.requireRoute(routes, module);
      var now = clock.instant();
      moves.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
      if (route.stage() == target) {
        throw RolloutProblems.alreadyThere(module, target);
      }
      var id = MoveId.next();
      var request = new MoveRequest(operator, validReason, now);
      var move = ModuleMove.requested(id, module, route.stage(), target, request);
      readiness.require(move);
      insert(move);
      history.recordRequest(module, operator, RolloutAction.MOVE, validReason, now);
      routes.notifyWatchers();
      return move;
    });
  }

  private void insert(ModuleMove move) {
    try {
      aggregates.insert(move);
    } catch (DuplicateKeyException e) {
      throw RolloutProblems.movedMeanwhile();
    }
  }

  public ModuleMove resume(String module, String operator, @Nullable String reason) {
    return continueMove(module, operator, RolloutAction.RESUME, Reason.orDefault(reason, "Resume"));
  }

  public ModuleMove undo(String module, String operator, @Nullable String reason) {
    return continueMove(module, operator, RolloutAction.UNDO, Reason.require(reason));
  }

  private ModuleMove continueMove(
      String module, String operator, RolloutAction action, String reason) {
    return transaction.execute(status -> {
      ModuleViews.requireRoute(routes, module);
      var move =
          moves
              .findCurrent()
              .filter(current -> current.module().equals(module))
              .orElseThrow(() -> RolloutProblems.notMoving(module));
      history.recordRequest(module, operator, action, reason, clock.instant());
      if (action == RolloutAction.UNDO) {
        moves.requestUndo(move.id());
        return move.withUndoRequested();
      }
      return move;
    });
  }

  /**
   * Ends the replication between both sides. The rows stay, and the next move makes a new copy.
   *
   * @return the result, in one sentence
   * @throws Problem 503 if a database did not answer; what the other one kept is deleted
   */
  public String releaseCopies(String module, String operator, @Nullable String reason) {
    var validReason = Reason.require(reason);
    var unreachable =
        standbyCopies.release(module, () -> recordRelease(module, operator, validReason));
    if (!unreachable.isEmpty()) {
      throw RolloutProblems.notDeleted(module, unreachable);
    }
    return "The standby copy of %s was deleted.".formatted(module);
  }

  private void recordRelease(String module, String operator, String reason) {
    transaction.executeWithoutResult(status -> {
      ModuleViews.requireRoute(routes, module);
      moves.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
      history.recordRequest(module, operator, RolloutAction.RELEASE, reason, clock.instant());
    });
  }

  private static void rejectConcurrentMove(ModuleMove current) {
    throw RolloutProblems.alreadyMoving(current);
  }
}
