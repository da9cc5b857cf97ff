package dev.tandem.readiness.rules.state;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Locks that migrations take, by a number or by the name of another. */
public final class ScriptLocks {

  private ScriptLocks() {}

  public static Stream<Violation> in(Codebase codebase, Pattern lock) {
    return codebase.migrations().entrySet().stream().flatMap(script -> inScript(script, lock));
  }

  private static Stream<Violation> inScript(Map.Entry<String, Path> script, Pattern lock) {
    var module = script.getKey().split("/")[0];
    return SqlScript.statementsOf(String.join("\n", SourceFiles.linesOf(script.getValue())))
        .stream()
        .filter(statement -> !statement.withLiterals().contains(module))
        .flatMap(statement ->
            Stream.concat(
                    Stream.of(statement.code()),
                    statement.literals().stream().map(SqlScript.Literal::text))
                .flatMap(text -> lock.matcher(text).results())
                .limit(1)
                .map(found ->
                    new Violation(
                        module,
                        "takes a lock whose key is not its own in a script: " + found.group(),
                        script.getValue().toString().replace('\\', '/')
                            + ":"
                            + statement.firstLine())));
  }
}
