package dev.tandem.rollout;

import com.fasterxml.uuid.Generators;
import dev.tandem.kernel.routing.RoutedModules;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.History.Action;
import dev.tandem.rollout.Move.Asked;
import dev.tandem.rollout.Progress.Refused;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators ask of rollout, from wherever they ask. Refuses before anything changes. */
class Desk {

  private static final int LONGEST_REASON = 500;

  private final RoutedModules modules;
  private final RolloutProperties services;
  private final Routes routes;
  private final Moves moves;
  private final History history;
  private final MoveSteps steps;
  private final KeptCopies copies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Desk(
      RoutedModules modules,
      RolloutProperties services,
      Routes routes,
      Moves moves,
      History history,
      MoveSteps steps,
      KeptCopies copies,
      TransactionTemplate transaction,
      Clock clock) {
    this.modules = modules;
    this.services = services;
    this.routes = routes;
    this.moves = moves;
    this.history = history;
    this.steps = steps;
    this.copies = copies;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<ModuleView> modules() {
    return routes.standings().stream()
        .filter(it -> modules.units().containsKey(it.module()))
        .map(this::view)
        .toList();
  }

  ModuleView module(String name) {
    return view(standing(name));
  }

  private ModuleView view(Standing it) {
    var service = services.service(it.module()).map(RolloutProperties.Service::url).orElse(null);
    var move = moves.last(it.module()).map(this::view).orElse(null);
    return ModuleView.of(
        it, modules.units().getOrDefault(it.module(), ""), service, copies.of(it.module()), move);
  }

  MoveView view(Move move) {
    return MoveView.of(move, !move.ended() && moves.isCarried(), moves.did(move.id()));
  }

  /** As someone has just begun to carry it on. */
  MoveView begun(String module) {
    var move = moves.last(module).orElseThrow(() -> Problem.notFound("move"));
    return MoveView.of(move, true, moves.did(move.id()));
  }

  MoveView move(String module) {
    standing(module);
    return view(moves.last(module).orElseThrow(() -> Problem.notFound("move")));
  }

  /** Writes down that the module is to move; whoever called carries the move on afterwards. */
  Move ask(String module, Stage target, String operator, @Nullable String reason) {
    var why = reason(reason);
    return transaction.execute(status -> {
      var standing = standing(module);
      var now = clock.instant();
      moves.current().ifPresent(Desk::refuseBeside);
      if (standing.stage() == target) {
        throw Problem.conflict(
            "already-there", "%s is %s already.".formatted(module, Words.where(target)));
      }
      var id = Generators.timeBasedEpochGenerator().generate();
      var move = Move.asked(id, module, target, new Asked(operator, why, now));
      requireReady(move);
      add(move);
      history.asked(module, operator, Action.MOVE, why, now);
      routes.announce();
      return move;
    });
  }

  private void add(Move move) {
    try {
      moves.add(move);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict(
          "already-moving", "Another module was sent on its way just now; let it arrive first.");
    }
  }

  private void requireReady(Move move) {
    try {
      if (steps.attempt(move) instanceof Refused it) {
        throw Problem.conflict("not-ready", it.sentence());
      }
    } catch (DataAccessException e) {
      throw Problem.conflict(
          "not-ready",
          "a database does not answer as it should, here or at the service of %s: %s"
              .formatted(move.module(), e.getMostSpecificCause().getMessage()));
    }
  }

  Move resume(String module, String operator, @Nullable String reason) {
    return again(module, operator, Action.RESUME, optional(reason));
  }

  Move undo(String module, String operator, @Nullable String reason) {
    return again(module, operator, Action.UNDO, reason(reason));
  }

  /**
   * Ends the copy that is kept for the module's other side. The next move makes a new one.
   *
   * @return what came of it, in a sentence
   * @throws Problem 503 where a database did not answer and something is left there; what could be
   *     let go of is
   */
  String release(String module, String operator, @Nullable String reason) {
    var why = reason(reason);
    var left = copies.release(module, () -> noteRelease(module, operator, why));
    if (!left.isEmpty()) {
      throw Problem.unavailable(
          "The database of %s does not answer; what it keeps for %s is left there. Ask again when it does."
              .formatted(String.join(" and of ", left), module),
          60);
    }
    return "No copy of %s is kept up to date any more.".formatted(module);
  }

  private void noteRelease(String module, String operator, String why) {
    transaction.executeWithoutResult(status -> {
      standing(module);
      moves.current().ifPresent(Desk::refuseBeside);
      history.asked(module, operator, Action.RELEASE, why, clock.instant());
    });
  }

  private Move again(String module, String operator, Action action, String why) {
    return transaction.execute(status -> {
      standing(module);
      var move =
          moves
              .current()
              .filter(it -> it.module().equals(module))
              .orElseThrow(() -> Problem.conflict("not-moving", module + " is not on its way."));
      history.asked(module, operator, action, why, clock.instant());
      if (action == Action.UNDO) {
        moves.wantBack(move.id());
        return move.wantedBack();
      }
      return move;
    });
  }

  private Standing standing(String module) {
    return routes.standings().stream()
        .filter(it -> it.module().equals(module))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("module that may leave home"));
  }

  private static void refuseBeside(Move running) {
    throw Problem.conflict(
        "already-moving",
        "%s is on its way %s since %s; let it arrive, or resume or undo it first."
            .formatted(running.module(), Words.to(running.target()), running.asked().at()));
  }

  private static String optional(@Nullable String reason) {
    return reason == null || reason.isBlank() ? "Go on" : reason(reason);
  }

  private static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      throw Problem.malformed(
          "Say why: a reason has 1 to %d characters.".formatted(LONGEST_REASON));
    }
    return reason.strip();
  }
}
