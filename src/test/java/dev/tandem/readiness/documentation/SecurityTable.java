package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requirements in {@code module-docs/security.md}, which people write.
 *
 * @param lines of the page
 * @param tests the files of all tests
 */
record SecurityTable(List<String> lines, List<Path> tests) {

  private static final Path FILE = Path.of(Documentation.DOCS_FOLDER + "security.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| (\\d) \\| ([^|]+) \\| ([^|]+) \\|([^|]*)\\|");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Tests)(?:\\.(\\w+))?`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final int LEAST_REASON = 12;

  record Requirement(
      String number, String level, String words, String verdict, String explanation) {

    /** Whether the verdict has what it needs: tests or pages, or a reason. */
    boolean isExplained() {
      return switch (verdict) {
        case "met" -> TEST.matcher(explanation).find() || LINK.matcher(explanation).find();
        case "open", "not applicable" -> explanation.length() >= LEAST_REASON;
        default -> false;
      };
    }
  }

  static SecurityTable read() {
    return of(SourceFiles.linesOf(FILE));
  }

  static SecurityTable of(List<String> lines) {
    return new SecurityTable(lines, List.copyOf(SourceFiles.below(Path.of("src/test/java"))));
  }

  List<Requirement> requirements() {
    return lines.stream()
        .flatMap(line -> ROW.matcher(line).results())
        .map(row ->
            new Requirement(
                row.group(1), row.group(2), row.group(3), row.group(4), row.group(5).strip()))
        .toList();
  }

  /** Tests that the page names and the code does not have. */
  List<String> missingTests() {
    return matches(TEST)
        .filter(it -> !exists(it.group(1), it.group(2)))
        .map(MatchResult::group)
        .toList();
  }

  /** Pages and sections that the page links to and that do not exist. */
  List<String> missingPages() {
    return matches(LINK).map(it -> it.group(1)).filter(it -> !isThere(it)).toList();
  }

  private Stream<MatchResult> matches(Pattern pattern) {
    return lines.stream().flatMap(line -> pattern.matcher(line).results());
  }

  private boolean exists(String type, String method) {
    var test = Pattern.compile("@\\w*Test\\w*\\b(?:(?!\\n\\n)[\\s\\S])*?void " + method + "\\(");
    return tests.stream()
        .filter(file -> file.endsWith(type + ".java"))
        .anyMatch(file ->
            method == null || test.matcher(String.join("\n", SourceFiles.linesOf(file))).find());
  }

  private boolean isThere(String link) {
    return link.startsWith("#")
        ? lines.stream().anyMatch(line -> line.startsWith("#") && anchor(line).equals(link))
        : Files.exists(FILE.resolveSibling(link));
  }

  private static String anchor(String heading) {
    return "#" + heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
