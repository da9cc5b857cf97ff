package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.gate.Gates;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveRequest;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.rollback.RollbackLocks;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutAction;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.util.Optional;
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
  private final ReadinessCheck readiness;
  private final StandbyCopies standbyCopies;
  private final RouteChanger routeChanger;
  private final RollbackLocks locks;
  private final Gates gates;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RolloutService(
      Routes routes,
      Moves moves,
      JdbcAggregateOperations aggregates,
      MoveSteps steps,
      StandbyCopies standbyCopies,
      RouteChanger routeChanger,
      RollbackLocks locks,
      Gates gates,
      TransactionTemplate transaction,
      Clock clock) {
    this.routes = routes;
    this.moves = moves;
    this.aggregates = aggregates;
    this.readiness = new ReadinessCheck(steps);
    this.standbyCopies = standbyCopies;
    this.routeChanger = routeChanger;
    this.locks = locks;
    this.gates = gates;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @return the move to run; empty if the stage has been changed already
   * @throws Problem that says in one sentence why the stage is not changed
   */
  public Optional<ModuleMove> requestStage(
      String module, StageChange change, String operator, @Nullable String reason) {
    var validReason = Reason.require(reason);
    return transaction.execute(status -> {
      ModuleViews.requireRoute(routes, module);
      var route = routes.lock(module);
      requireUnlocked(route, change);
      var transition = StageTransition.of(route, change);
      passGate(route, change, operator);
      return switch (transition) {
        case SWITCH -> {
          switchStage(route, change, operator, validReason);
          yield Optional.empty();
        }
        case MOVE -> {
          replaceCanary(module, change);
          yield Optional.of(addMove(route, change.stage(), operator, validReason));
        }
      };
    });
  }

  /** A gate that is advised only does not stop an operator, but the history tells of it. */
  private void passGate(ModuleRoute route, StageChange change, String operator) {
    var module = route.module();
    var closed = gates.before(route, change.stage()).filter(gate -> !gate.open());
    if (closed.isEmpty()) {
      return;
    }
    if (gates.areEnforced()) {
      throw RolloutProblems.gateClosed(module, closed.get());
    }
    routeChanger.recordRequest(
        module, operator, RolloutAction.CLOSED_GATE, closed.get().describe(module));
  }

  /** Going home is always allowed. */
  private void requireUnlocked(ModuleRoute route, StageChange change) {
    if (change.stage().compareTo(route.stage()) >= 0) {
      locks
          .find(route.module())
          .ifPresent(lock -> {
            throw RolloutProblems.locked(lock);
          });
    }
  }

  /**
   * Lets a module advance again that was rolled back.
   *
   * @throws Problem 409 if there is nothing to acknowledge
   */
  public void acknowledge(String module, String operator, @Nullable String reason) {
    var validReason = Reason.require(reason);
    transaction.executeWithoutResult(status -> {
      ModuleViews.requireRoute(routes, module);
      if (!locks.remove(module)) {
        throw RolloutProblems.notLocked(module);
      }
      routeChanger.recordRequest(module, operator, RolloutAction.ACKNOWLEDGE, validReason);
      routes.notifyWatchers();
    });
  }

  private void switchStage(ModuleRoute route, StageChange change, String operator, String reason) {
    if (route.moving()) {
      moves.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
    }
    replaceCanary(route.module(), change);
    routeChanger.switchStage(routes.lock(route.module()), change.stage(), operator, reason);
  }

  private void replaceCanary(String module, StageChange change) {
    if (change.stage() == Stage.CANARY) {
      routes.replaceCanary(module, change.canary());
    }
  }

  private ModuleMove addMove(ModuleRoute route, Stage target, String operator, String reason) {
    moves.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
    var module = route.module();
    var now = clock.instant();
    var request = new MoveRequest(operator, reason, now);
    var move = ModuleMove.requested(MoveId.next(), module, route.stage(), target, request);
    readiness.require(move);
    insert(move);
    routeChanger.recordRequest(module, operator, RolloutAction.MOVE, reason);
    routes.notifyWatchers();
    return move;
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
      routeChanger.recordRequest(module, operator, action, reason);
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
      var route = ModuleViews.requireRoute(routes, module);
      moves.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
      if (route.stage().isReadAtService()) {
        throw RolloutProblems.copyInUse(module);
      }
      routeChanger.recordRequest(module, operator, RolloutAction.RELEASE, reason);
    });
  }

  private static void rejectConcurrentMove(ModuleMove current) {
    throw RolloutProblems.alreadyMoving(current);
  }
}
