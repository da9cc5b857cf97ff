package dev.tandem.rollout.admin;

import dev.tandem.rollout.routing.Stage;
import java.io.PrintStream;
import java.util.Locale;

/** Prints modules and moves as lines of text. */
final class MoveReport {

  private final PrintStream out;

  MoveReport(PrintStream out) {
    this.out = out;
  }

  void printModule(ModuleView module) {
    out.printf(
        Locale.ROOT,
        "%s has run %s since %s, epoch %s.%n",
        module.module(),
        location(module.stage()),
        module.since(),
        module.epoch());
    var canary = module.canary();
    if (canary != null) {
      out.printf(
          Locale.ROOT,
          "The service answers the reads of %s of the accounts, %s named in and %s named out%s.%n",
          canary.share(),
          canary.in(),
          canary.out(),
          canary.until() == null ? "" : ", until " + canary.until());
    }
    var lock = module.lock();
    if (lock != null) {
      out.printf(Locale.ROOT, "It was rolled back at %s: %s%n", lock.at(), lock.reason());
    }
    for (var gate : module.gates()) {
      out.println(
          gate.open()
              ? "The stage %s is open. %s".formatted(gate.stage(), gate.missing())
              : gate.describe(module.module()));
    }
    var move = module.move();
    if (move != null) {
      printSteps(move, 0);
      if (module.moving()) {
        printState(move);
      }
    }
  }

  /**
   * @param printed how many steps were printed before
   * @return how many steps have been printed
   */
  int printSteps(MoveView move, int printed) {
    for (var step : move.steps().subList(printed, move.steps().size())) {
      out.printf(Locale.ROOT, "  %6d ms  %s: %s%n", step.millis(), step.says(), step.note());
    }
    return move.steps().size();
  }

  void printState(MoveView move) {
    out.println(state(move));
  }

  private static String state(MoveView move) {
    var module = move.module();
    var problem = move.trouble() == null ? "" : " " + move.trouble();
    return switch (move.state()) {
      case "arrived" ->
          "%s now runs %s.%s".formatted(module, location(move.to()), writePause(move));
      case "undone" ->
          "The move was undone; %s runs %s.%s".formatted(module, location(move.from()), problem);
      case "refused" ->
          "The move was refused; %s runs %s.%s".formatted(module, location(move.from()), problem);
      case "running" ->
          "%s: “%s” since %s.%s"
              .formatted(direction(move), move.doing(), move.doingSince(), problem);
      default ->
          "The move of %s has stopped at “%s”.%s Resume or undo it."
              .formatted(module, move.doing(), problem);
    };
  }

  private static String writePause(MoveView move) {
    return move.pauseMillis() == null
        ? ""
        : " Writes were paused for %s ms.".formatted(move.pauseMillis());
  }

  private static String direction(MoveView move) {
    return move.undoing()
        ? "Undoing the move of " + move.module()
        : "Moving %s %s".formatted(move.module(), stage(move.to()).direction());
  }

  private static String location(String stage) {
    return stage(stage).location();
  }

  private static Stage stage(String name) {
    return Stage.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
