package dev.tandem.readiness.rules.library;

import dev.tandem.readiness.rules.sql.Programs;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;
import java.util.stream.Stream;

/** Rule 7, for the parts of the JDK and of libraries that reach beyond a module. */
public final class LibraryChecks {

  private LibraryChecks() {}

  public static List<RuleCheck> checks() {
    return Stream.of(
            List.of(Network.check(), Threads.check(), Programs.check(), JudgedLibraries.check()),
            Storage.checks(),
            ProcessState.checks())
        .flatMap(List::stream)
        .toList();
  }
}
