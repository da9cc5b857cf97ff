package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for the scripts, styles and pictures that pages load. */
final class AssetChecks {

  private static final Pattern ASSET =
      Pattern.compile(
          "[\"'`{(\\s=](?:~?/|(?:\\.\\./)+)([a-z]+)/[^\"'`})\\s]*\\.(?:m?js|css|json|svg|png|jpe?g"
              + "|gif|webp|avif|ico|woff2?|ttf|map|txt|pdf)\\b");

  private AssetChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "asset of another",
        "after a move the other module's process serves the file, in the version that it has",
        "copy it to static/<module>/, or move it to the kernel if all modules need it",
        AssetChecks::foreignAssets);
  }

  private static Stream<Violation> foreignAssets(Codebase codebase) {
    return Stream.of("templates", "static")
        .flatMap(folder ->
            Stream.of(".html", ".js", ".mjs", ".css", ".svg", ".xml", ".txt")
                .flatMap(suffix -> TemplateFile.in(codebase, folder, suffix)))
        .flatMap(file ->
            file.matches(ASSET)
                .filter(match -> isForeign(codebase, file.module(), match.group()))
                .map(match ->
                    new Violation(
                        file.module(),
                        "loads \""
                            + match.text().replaceFirst("^[\"'`{(\\s=]+", "")
                            + "\" of "
                            + match.group(),
                        file.location(match.line()))));
  }

  private static boolean isForeign(Codebase codebase, String module, String folder) {
    return !folder.equals(module)
        && !folder.equals("kernel")
        && codebase.modules.containsKey(folder);
  }
}
