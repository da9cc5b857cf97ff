package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveExecutor.MoveLockedException;
import dev.tandem.rollout.move.MoveOutcome;
import dev.tandem.rollout.routing.Stage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/**
 * {@code move <module> away|home|resume|undo|release|status [--reason=…]} at the command line: the
 * same mover in a process of its own, which ends with the move.
 */
public class MoveCommand implements ApplicationRunner, ExitCodeGenerator {

  private static final String USAGE =
      "Say: move <module> away|home|resume|undo|release|status --reason=\"why\"";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private final RolloutService rolloutService;
  private final MoveExecutor moveExecutor;
  private final PrintStream out;
  private int exitCode;

  public MoveCommand(RolloutService rolloutService, MoveExecutor moveExecutor, PrintStream out) {
    this.rolloutService = rolloutService;
    this.moveExecutor = moveExecutor;
    this.out = out;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    var words = arguments.getNonOptionArgs();
    var reasons = arguments.getOptionValues("reason");
    try {
      exitCode =
          words.size() == 3
              ? run(words.get(1), words.get(2), reason(reasons))
              : print(USAGE + ".", 2);
    } catch (Problem e) {
      exitCode = print(String.valueOf(e.getBody().getDetail()), 1);
    } catch (MoveLockedException e) {
      exitCode = print("Another process carries a move on already; let it, or end it first.", 1);
    }
  }

  private static @Nullable String reason(@Nullable List<String> given) {
    return given == null || given.isEmpty() ? null : String.join(" ", given);
  }

  private int run(String module, String what, @Nullable String reason) throws InterruptedException {
    var operator = System.getProperty("user.name", "someone") + " at the command line";
    return switch (what) {
      case "status" -> printStatus(module);
      case "away" -> runMove(rolloutService.requestMove(module, Stage.AWAY, operator, reason));
      case "home" -> runMove(rolloutService.requestMove(module, Stage.HOME, operator, reason));
      case "resume" -> runMove(rolloutService.resume(module, operator, reason));
      case "release" -> print(rolloutService.releaseCopies(module, operator, reason), 0);
      case "undo" ->
          runMove(rolloutService.undo(module, operator, reason == null ? "Undo" : reason));
      default -> print(what + " is nothing a module does. " + USAGE + ".", 2);
    };
  }

  private int printStatus(String module) {
    var view = rolloutService.module(module);
    out.printf(
        "%s is live %s since %s, epoch %d.%n",
        view.module(),
        view.stage().equals("home") ? "at home" : "away",
        view.since(),
        view.epoch());
    if (view.move() != null) {
      printSteps(view.move(), 0);
    }
    if (view.move() != null && view.moving()) {
      out.println(describe(view.move()));
    }
    return 0;
  }

  private int runMove(ModuleMove move) throws InterruptedException {
    var told = Thread.ofVirtual().start(() -> printStepsUntilInterrupted(move));
    var end = moveExecutor.run(move.id());
    told.interrupt();
    told.join();
    var view = rolloutService.move(move.module());
    out.println(describe(view));
    return end.end() != null && end.end().outcome() != MoveOutcome.REFUSED ? 0 : 1;
  }

  private void printStepsUntilInterrupted(ModuleMove move) {
    int told = 0;
    try {
      while (true) {
        Thread.sleep(POLL_INTERVAL);
        told = printSteps(rolloutService.toView(move), told);
      }
    } catch (InterruptedException e) {
      printSteps(rolloutService.toView(move), told);
    }
  }

  private int printSteps(MoveView view, int told) {
    view.steps().stream()
        .skip(told)
        .forEach(it -> out.printf("  %6d ms  %s: %s%n", it.millis(), it.says(), it.note()));
    return view.steps().size();
  }

  private static String describe(MoveView view) {
    var pause =
        view.pauseMillis() == null ? "" : " Its writes paused for " + view.pauseMillis() + " ms.";
    var trouble = view.trouble() == null ? "" : " " + view.trouble();
    return switch (view.state()) {
      case "arrived" -> "%s is %s.%s".formatted(view.module(), location(view.to()), pause);
      case "undone" ->
          "%s is %s as before.%s".formatted(view.module(), location(view.from()), trouble);
      case "refused" -> "%s stays where it is.%s".formatted(view.module(), trouble);
      case "running" ->
          "%s is on its way %s: “%s” since %s.%s"
              .formatted(
                  view.module(),
                  view.undoing() ? "back" : view.to(),
                  view.doing(),
                  view.doingSince(),
                  trouble);
      default ->
          "%s stands at “%s”.%s Resume it or undo it."
              .formatted(view.module(), view.doing(), trouble);
    };
  }

  private static String location(String stage) {
    return stage.equals("home") ? "at home" : "away";
  }

  private int print(String sentence, int code) {
    out.println(sentence);
    return code;
  }
}
