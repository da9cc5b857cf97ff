package dev.tandem.rollout.admin;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.ModuleMove.MoveRequest;
import dev.tandem.rollout.move.MoveRepository;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RolloutHistory.RolloutAction;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.routing.StagePhrases;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators ask of rollout, from wherever they ask. Refuses before anything changes. */
public class RolloutService {

  private static final int MAX_REASON_LENGTH = 500;

  private final ExtractableModules modules;
  private final RolloutProperties properties;
  private final RouteRepository routeRepository;
  private final MoveRepository moveRepository;
  private final RolloutHistory history;
  private final MoveSteps steps;
  private final StandbyCopies standbyCopies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public RolloutService(
      ExtractableModules modules,
      RolloutProperties properties,
      RouteRepository routeRepository,
      MoveRepository moveRepository,
      RolloutHistory history,
      MoveSteps steps,
      StandbyCopies standbyCopies,
      TransactionTemplate transaction,
      Clock clock) {
    this.modules = modules;
    this.properties = properties;
    this.routeRepository = routeRepository;
    this.moveRepository = moveRepository;
    this.history = history;
    this.steps = steps;
    this.standbyCopies = standbyCopies;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<ModuleView> modules() {
    return routeRepository.findAll().stream()
        .filter(it -> modules.units().containsKey(it.module()))
        .map(this::toView)
        .toList();
  }

  public ModuleView module(String name) {
    return toView(route(name));
  }

  private ModuleView toView(ModuleRoute it) {
    var service =
        properties.service(it.module()).map(RolloutProperties.ServiceProperties::url).orElse(null);
    var move = moveRepository.findLatest(it.module()).map(this::toView).orElse(null);
    return ModuleView.of(
        it,
        modules.units().getOrDefault(it.module(), ""),
        service,
        standbyCopies.slotLags(it.module()),
        move);
  }

  MoveView toView(ModuleMove move) {
    return MoveView.of(
        move,
        !move.hasEnded() && moveRepository.isRunning(),
        moveRepository.completedSteps(move.id()));
  }

  /** As someone has just begun to carry it on. */
  MoveView startedMove(String module) {
    var move = moveRepository.findLatest(module).orElseThrow(() -> Problem.notFound("move"));
    return MoveView.of(move, true, moveRepository.completedSteps(move.id()));
  }

  MoveView move(String module) {
    route(module);
    return toView(moveRepository.findLatest(module).orElseThrow(() -> Problem.notFound("move")));
  }

  /** Writes down that the module is to move; whoever called carries the move on afterwards. */
  public ModuleMove requestMove(
      String module, Stage target, String operator, @Nullable String reason) {
    var why = requireReason(reason);
    return transaction.execute(status -> {
      var standing = route(module);
      var now = clock.instant();
      moveRepository.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
      if (standing.stage() == target) {
        throw Problem.conflict(
            "already-there", "%s is %s already.".formatted(module, StagePhrases.location(target)));
      }
      var id = Ids.next();
      var move = ModuleMove.requested(id, module, target, new MoveRequest(operator, why, now));
      requireReady(move);
      insertMove(move);
      history.recordRequest(module, operator, RolloutAction.MOVE, why, now);
      routeRepository.notifyWatchers();
      return move;
    });
  }

  private void insertMove(ModuleMove move) {
    try {
      moveRepository.insert(move);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict(
          "already-moving", "Another module was sent on its way just now; let it arrive first.");
    }
  }

  private void requireReady(ModuleMove move) {
    try {
      if (steps.attempt(move) instanceof Rejected it) {
        throw Problem.conflict("not-ready", it.reason());
      }
    } catch (DataAccessException e) {
      throw Problem.conflict(
          "not-ready",
          "a database does not answer as it should, here or at the service of %s: %s"
              .formatted(move.module(), e.getMostSpecificCause().getMessage()));
    }
  }

  public ModuleMove resume(String module, String operator, @Nullable String reason) {
    return continueMove(module, operator, RolloutAction.RESUME, reasonOrDefault(reason));
  }

  public ModuleMove undo(String module, String operator, @Nullable String reason) {
    return continueMove(module, operator, RolloutAction.UNDO, requireReason(reason));
  }

  /**
   * Ends the copy that is kept for the module's other side. The next move makes a new one.
   *
   * @return what came of it, in a sentence
   * @throws Problem 503 where a database did not answer and something is left there; what could be
   *     let go of is
   */
  public String releaseCopies(String module, String operator, @Nullable String reason) {
    var why = requireReason(reason);
    var left = standbyCopies.release(module, () -> recordRelease(module, operator, why));
    if (!left.isEmpty()) {
      throw Problem.unavailable(
          "The database of %s does not answer; what it keeps for %s is left there. Ask again when it does."
              .formatted(String.join(" and of ", left), module),
          60);
    }
    return "No copy of %s is kept up to date any more.".formatted(module);
  }

  private void recordRelease(String module, String operator, String why) {
    transaction.executeWithoutResult(status -> {
      route(module);
      moveRepository.findCurrent().ifPresent(RolloutService::rejectConcurrentMove);
      history.recordRequest(module, operator, RolloutAction.RELEASE, why, clock.instant());
    });
  }

  private ModuleMove continueMove(
      String module, String operator, RolloutAction action, String why) {
    return transaction.execute(status -> {
      route(module);
      var move =
          moveRepository
              .findCurrent()
              .filter(it -> it.module().equals(module))
              .orElseThrow(() -> Problem.conflict("not-moving", module + " is not on its way."));
      history.recordRequest(module, operator, action, why, clock.instant());
      if (action == RolloutAction.UNDO) {
        moveRepository.requestUndo(move.id());
        return move.withUndoRequested();
      }
      return move;
    });
  }

  private ModuleRoute route(String module) {
    return routeRepository.findAll().stream()
        .filter(it -> it.module().equals(module))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("module that may leave home"));
  }

  private static void rejectConcurrentMove(ModuleMove running) {
    throw Problem.conflict(
        "already-moving",
        "%s is on its way %s since %s; let it arrive, or resume or undo it first."
            .formatted(
                running.module(),
                StagePhrases.direction(running.target()),
                running.request().at()));
  }

  private static String reasonOrDefault(@Nullable String reason) {
    return reason == null || reason.isBlank() ? "Go on" : requireReason(reason);
  }

  private static String requireReason(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.strip().length() > MAX_REASON_LENGTH) {
      throw Problem.malformed(
          "Say why: a reason has 1 to %d characters.".formatted(MAX_REASON_LENGTH));
    }
    return reason.strip();
  }
}
