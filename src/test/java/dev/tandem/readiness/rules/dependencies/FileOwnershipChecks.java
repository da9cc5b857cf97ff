package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.rules.beans.NamedClasses;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 7: every file in {@code src/main/resources} belongs to a module or to the platform. */
public final class FileOwnershipChecks {

  private static final Set<String> MODULE_FOLDERS = Set.of("templates", "static", "messages");

  /** Files that configure the process, whichever modules it runs. */
  private static final Pattern PLATFORM_FILE =
      Pattern.compile(
          "application(-[\\w-]+)?\\.(ya?ml|properties)|banner\\.txt|logback(-spring)?\\.xml"
              + "|META-INF/spring\\.factories"
              + "|META-INF/additional-spring-configuration-metadata\\.json"
              + "|static/favicon\\.(ico|svg)|templates/error\\.html");

  private static final Pattern SETTING_FILE =
      Pattern.compile("(?:.*/)?application.*\\.(ya?ml|properties)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*tandem\\.([a-z]+)[.:}]");

  private FileOwnershipChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "file that belongs to nobody",
            "a file outside the modules' folders is not extracted with any module",
            "put it into <module>/, templates/<module>/, static/<module>/ or messages/<module>"
                + ".properties below src/main/resources; scripts of the schema into"
                + " db/migration/<module>/",
            codebase -> Stream.concat(filesOfNobody(codebase), scriptsOfNobody(codebase))),
        new RuleCheck(
            Rule.SHARED_STATE,
            "class that a file registers",
            "the file is read in every process, also where the module is absent",
            "make the class a bean of its module; only classes of bootstrap are registered by a"
                + " file",
            FileOwnershipChecks::registeredClasses),
        new RuleCheck(
            Rule.SHARED_STATE,
            "setting that refers to another module's",
            "each process has only the settings of the modules that it runs",
            "repeat the value under each module's own prefix; the operator sets both",
            FileOwnershipChecks::connectedSettings));
  }

  private static Stream<Violation> filesOfNobody(Codebase codebase) {
    return files(codebase).entrySet().stream()
        .filter(file -> !isOwned(codebase, file.getKey()))
        .filter(file -> !PLATFORM_FILE.matcher(file.getKey()).matches())
        .map(file -> {
          var violation =
              new Violation(file.getKey(), "lies in no module's folder", at(file.getValue(), 1));
          if (file.getKey().matches("config/.*|.*\\bapplication[^/]*\\.(ya?ml|properties)")) {
            return violation.withRemedy(
                "write the settings into application.yaml, each below the prefix of its module,"
                    + " tandem.<module>; Spring Boot reads this file in every process as well");
          }
          return file.getKey().matches("META-INF/(services|spring).*")
              ? violation.withRemedy(
                  "delete the file: whoever reads it gets the classes of other modules as well;"
                      + " make the class a bean of its module, and inject it only there")
              : violation;
        });
  }

  private static Stream<Violation> scriptsOfNobody(Codebase codebase) {
    return codebase.filesByPath(Codebase.SourceLayer::migrations, "").entrySet().stream()
        .filter(file -> !codebase.modules.containsKey(file.getKey().split("/")[0]))
        .map(file ->
            new Violation(
                "db/migration/" + file.getKey(),
                "lies in no module's folder",
                at(file.getValue(), 1)));
  }

  private static boolean isOwned(Codebase codebase, String path) {
    var parts = path.split("/");
    var owner = MODULE_FOLDERS.contains(parts[0]) ? parts[1].split("[._]")[0] : parts[0];
    return parts.length > 1 && codebase.modules.containsKey(owner);
  }

  private static Stream<Violation> registeredClasses(Codebase codebase) {
    return files(codebase).entrySet().stream()
        .filter(file -> PLATFORM_FILE.matcher(file.getKey()).matches())
        .filter(file -> file.getKey().matches(".*\\.(factories|ya?ml|properties|xml)"))
        .flatMap(file ->
            lines(file)
                .filter(line -> !isLogLevel(line))
                .flatMap(line ->
                    NamedClasses.modulesIn(codebase, line.text())
                        .map(module ->
                            new Violation(
                                module,
                                "is named in "
                                    + file.getKey()
                                    + ": \""
                                    + line.text().replace("\\", "").strip()
                                    + "\"",
                                at(file.getValue(), line.number())))));
  }

  private static boolean isLogLevel(Line line) {
    return line.text().strip().matches("#.*|[\\w.-]+[=:]\\s*(trace|debug|info|warn|error|off)");
  }

  private static Stream<Violation> connectedSettings(Codebase codebase) {
    return files(codebase).entrySet().stream()
        .filter(file -> SETTING_FILE.matcher(file.getKey()).matches())
        .flatMap(file ->
            SettingsFile.read(file.getValue()).entrySet().stream()
                .flatMap(setting ->
                    PLACEHOLDER
                        .matcher(setting.getValue())
                        .results()
                        .map(found -> found.group(1))
                        .filter(codebase.modules::containsKey)
                        .filter(module -> !setting.getKey().startsWith("tandem." + module + "."))
                        .map(module ->
                            new Violation(
                                module,
                                "has a setting to which "
                                    + setting.getKey()
                                    + " refers: "
                                    + setting.getValue(),
                                at(
                                    file.getValue(),
                                    codebase.lineOf(file.getValue(), setting.getValue()))))));
  }

  private record Line(int number, String text) {}

  private static Stream<Line> lines(Map.Entry<String, Path> file) {
    var lines = SourceFiles.linesOf(file.getValue());
    return IntStream.range(0, lines.size()).mapToObj(i -> new Line(i + 1, lines.get(i)));
  }

  private static Map<String, Path> files(Codebase codebase) {
    return codebase.cached(
        "resources", () -> codebase.filesByPath(Codebase.SourceLayer::resources, ""));
  }

  private static String at(Path file, int line) {
    return file.toString().replace('\\', '/') + ":" + line;
  }
}
