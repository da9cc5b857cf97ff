package dev.tandem.acceptance.erasure;

import dev.tandem.acceptance.environment.ApiUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What members and operators see: every page and list whose address needs no number. */
final class ReadablePages {

  private static final Pattern ROUTE = Pattern.compile("(?m)^\\| GET (/[^ {*]*) \\|");

  private ReadablePages() {}

  static List<String> paths() {
    try {
      return ROUTE
          .matcher(Files.readString(Path.of("module-docs/routes.md")))
          .results()
          .map(route -> route.group(1))
          .filter(path -> !path.equals("/api/openapi") && !path.equals("/access/sign-out"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void scan(CanaryScan scan, String reader, ApiUser user) {
    for (var path : paths()) {
      scan.text("page " + path + " of " + reader, user.get(path).text());
    }
  }
}
