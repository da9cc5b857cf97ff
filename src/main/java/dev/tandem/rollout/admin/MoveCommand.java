package dev.tandem.rollout.admin;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.gate.GateState;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.move.MoveExecutor.MoveLockedException;
import dev.tandem.rollout.move.MoveOutcome;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code move <module> <action> [--reason=…]}, where the action is a stage, or what to
 * do with a move. Runs the move in this process, which exits when the move ends.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "move")
class MoveCommand implements ApplicationRunner, ExitCodeGenerator {

  private static final String USAGE =
      "Usage: move <module> home|shadow|canary|away|resume|undo|release|acknowledge|status --reason=\"…\""
          + " [--share=5%] [--accounts=<id>,-<id>] [--until=2026-12-01T18:00:00Z]";
  private static final int FAILURE = 1;
  private static final int USAGE_ERROR = 2;

  private final RolloutService rolloutService;
  private final ModuleViews moduleViews;
  private final MoveExecutor moveExecutor;
  private final Clock clock;
  private final PrintStream out = System.out;
  private final MoveReport report = new MoveReport(out);
  private int exitCode;

  MoveCommand(
      RolloutService rolloutService,
      ModuleViews moduleViews,
      MoveExecutor moveExecutor,
      Clock clock) {
    this.rolloutService = rolloutService;
    this.moduleViews = moduleViews;
    this.moveExecutor = moveExecutor;
    this.clock = clock;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    var words = arguments.getNonOptionArgs();
    try {
      exitCode =
          words.size() == 3
              ? execute(words.get(1), words.get(2), arguments)
              : print(USAGE, USAGE_ERROR);
    } catch (Problem e) {
      exitCode = print(String.valueOf(e.getBody().getDetail()), FAILURE);
    } catch (MoveLockedException e) {
      exitCode = print("The move is already run by another process.", FAILURE);
    }
  }

  private static @Nullable String option(ApplicationArguments arguments, String name) {
    var values = arguments.getOptionValues(name);
    return values == null || values.isEmpty() ? null : String.join(" ", values);
  }

  private int execute(String module, String action, ApplicationArguments arguments)
      throws InterruptedException {
    var reason = option(arguments, "reason");
    var operator =
        System.getProperty("user.name", "someone") + " at " + PlatformChanged.COMMAND_LINE;
    return switch (action) {
      case "status" -> {
        report.printModule(moduleViews.module(module));
        yield 0;
      }
      case "home", "shadow", "canary", "away" ->
          changeStage(module, stageChange(action, arguments), operator, reason);
      case "resume" -> runMove(rolloutService.resume(module, operator, reason));
      case "acknowledge" -> {
        rolloutService.acknowledge(module, operator, reason);
        yield print("%s may leave home again.".formatted(module), 0);
      }
      case "release" -> print(rolloutService.releaseCopies(module, operator, reason), 0);
      case "undo" ->
          runMove(rolloutService.undo(module, operator, reason == null ? "Undo" : reason));
      default -> print("Unknown action \"%s\". %s".formatted(action, USAGE), USAGE_ERROR);
    };
  }

  private StageChange stageChange(String stage, ApplicationArguments arguments) {
    var accounts = option(arguments, "accounts");
    return StageChange.parse(
        stage,
        option(arguments, "share"),
        accounts == null ? null : List.of(accounts),
        option(arguments, "until"),
        ZoneOffset.UTC,
        clock.instant());
  }

  private int changeStage(
      String module, StageChange change, String operator, @Nullable String reason)
      throws InterruptedException {
    var closed = closedGate(module, change);
    var move = rolloutService.requestStage(module, change, operator, reason);
    closed.ifPresent(gate ->
        out.println(gate.describe(module) + " It goes on all the same, as the history tells."));
    if (move.isPresent()) {
      return runMove(move.get());
    }
    report.printModule(moduleViews.module(module));
    return 0;
  }

  private Optional<GateState> closedGate(String module, StageChange change) {
    return moduleViews.module(module).gates().stream()
        .filter(gate -> !gate.open() && gate.stage().equals(StageName.of(change.stage())))
        .findFirst();
  }

  private int runMove(ModuleMove move) throws InterruptedException {
    var printer = new MoveProgress(moduleViews, report).start(move);
    var result = moveExecutor.run(move.id());
    printer.interrupt();
    printer.join();
    report.printState(moduleViews.latestMove(move.module()));
    return result.end() != null && result.end().outcome() != MoveOutcome.REFUSED ? 0 : FAILURE;
  }

  private int print(String sentence, int code) {
    out.println(sentence);
    return code;
  }
}
