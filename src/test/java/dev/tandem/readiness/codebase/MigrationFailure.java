package dev.tandem.readiness.codebase;

import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;

/**
 * A script that the database refuses.
 *
 * @param error the database's message, in one line
 * @param file the script, relative to the root of the project
 */
public record MigrationFailure(String module, String error, String file, int line) {

  static MigrationFailure of(String module, FlywayException failure, Path fallback) {
    var message = String.valueOf(failure.getMessage());
    var root = System.getProperty("user.dir") + "/";
    var file = part(message, "Location", fallback.toString()).replaceAll("\\s*\\(.*", "");
    return new MigrationFailure(
        module,
        errorLine(message),
        file.replace(root, "").replace('\\', '/'),
        Integer.parseInt(part(message, "Line", "1")));
  }

  public String location() {
    return file + ":" + line;
  }

  private static String errorLine(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith("Message") || line.contains("ERROR"))
        .findFirst()
        .orElse(message.lines().findFirst().orElse(""))
        .replaceFirst("Message\\s*:\\s*", "")
        .strip();
  }

  private static String part(String message, String name, String fallback) {
    return message
        .lines()
        .filter(it -> it.matches(name + "\\s*:.*"))
        .map(it -> it.replaceFirst(name + "\\s*:\\s*", "").strip())
        .findFirst()
        .orElse(fallback);
  }
}
