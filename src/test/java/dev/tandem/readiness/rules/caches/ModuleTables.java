package dev.tandem.readiness.rules.caches;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables that the scripts of a module leave behind. */
final class ModuleTables {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)\\b(create(?: unlogged)?|drop) table (?:if (?:not )?exists )?(?:\\w+\\.)?(\\w+)"
              + "|\\balter table (?:\\w+\\.)?(\\w+)\\s+rename to (\\w+)");

  private ModuleTables() {}

  static Set<String> of(Codebase codebase, String module) {
    var tables = new HashSet<String>();
    codebase
        .migrations()
        .forEach((path, script) -> {
          if (path.startsWith(module + "/")) {
            change(tables, String.join("\n", SourceFiles.linesOf(script)));
          }
        });
    return tables;
  }

  private static void change(Set<String> tables, String script) {
    CHANGE
        .matcher(script)
        .results()
        .forEach(change -> {
          if (change.group(1) == null) {
            tables.remove(change.group(3));
            tables.add(change.group(4));
          } else if (change.group(1).equalsIgnoreCase("drop")) {
            tables.remove(change.group(2));
          } else {
            tables.add(change.group(2));
          }
        });
  }
}
