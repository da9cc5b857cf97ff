package dev.tandem.testing;

import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements of a slice that the database refused to its role, with the message of rule 3,
 * whatever the application made of the error.
 */
final class RefusedStatements {

  private static final Set<String> REFUSALS = Set.of("42501", "3F000", "42P01");

  private static final RuleCheck CHECK =
      new RuleCheck(
          Rule.SQL,
          "statement that the database refuses",
          "the slice works under a role that may use only the schemas of the module and of the"
              + " shared kernel, as it will in a process of its own",
          "",
          codebase -> Stream.empty());

  private final String module;
  private final BlockingQueue<ExplainedViolation> violations = new LinkedBlockingQueue<>();

  RefusedStatements(String module) {
    this.module = module;
  }

  /** Remembers the statement if the database refused it for its names. */
  void add(String statement, SQLException failure) {
    var state = failure.getSQLState();
    if (state != null && REFUSALS.contains(state)) {
      violations.add(new ExplainedViolation(CHECK, violation(statement, failure)));
    }
  }

  private Violation violation(String statement, SQLException failure) {
    var words = statement.replaceAll("\\s+", " ").strip();
    var excerpt = words.length() > 160 ? words.substring(0, 159) + "…" : words;
    var error = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return new Violation(
            module,
            "is refused \"" + excerpt + "\": " + error + " (" + failure.getSQLState() + ")",
            caller())
        .withRemedy(remedy(String.valueOf(failure.getSQLState())));
  }

  private String remedy(String state) {
    return switch (state) {
      case "42501" ->
          "keep what you need in a table of " + module + ", filled from the other module's events";
      case "3F000" ->
          "the schema does not exist where "
              + module
              + " runs alone: use tables of your own schema, filled from events";
      default ->
          "write a table that db/migration/"
              + module
              + "/ creates, with its schema: "
              + module
              + ".<table>; for another module's data keep a copy, filled from events";
    };
  }

  /** File and line of the code that ran the statement. */
  private String caller() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> frame.getClassName().startsWith("dev.tandem."))
                .filter(frame ->
                    !frame
                        .getClassName()
                        .matches(
                            "dev\\.tandem\\.testing\\.(RefusedStatements|WatchedDataSource)([$].*)?"))
                .filter(frame -> frame.getFileName() != null)
                .findFirst()
                .map(frame ->
                    sourceOf(frame.getClassName(), frame.getFileName(), frame.getLineNumber()))
                .orElse("src/main/java/dev/tandem/" + module + ":1"));
  }

  private static String sourceOf(String className, String file, int line) {
    var folder = className.substring(0, className.lastIndexOf('.')).replace('.', '/');
    var root = className.contains("Tests") ? "src/test/java/" : "src/main/java/";
    return root + folder + "/" + file + ":" + line;
  }

  /** The messages since the last call; empty if nothing was refused. */
  String takeMessages() {
    var taken = new ArrayList<ExplainedViolation>();
    violations.drainTo(taken);
    return taken.stream()
        .map(ExplainedViolation::message)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
