package dev.tandem.readiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of {@code extraction-plan.md} that code knows stand between the comments {@code
 * generated: facts} and {@code end of generated}; all else is written by people and checked.
 */
final class ExtractionPlan {

  private static final Pattern SECTION =
      Pattern.compile(
          "(<!-- generated: (\\w+)(?: (\\w+))? -->\\n).*?(<!-- end of generated -->)",
          Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Tests|IT))(?:[.#](\\w+))?`");

  private ExtractionPlan() {}

  static String text() {
    try {
      return Files.readString(Documentation.PLAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(Report report) {
    return SECTION
        .matcher(text())
        .replaceAll(it ->
            Matcher.quoteReplacement(
                it.group(1) + section(report, it.group(2), it.group(3)) + it.group(4)));
  }

  private static String section(Report report, String kind, String module) {
    return switch (kind) {
      case "map" -> map(report);
      case "facts" -> facts(report, report.house.modules.get(module));
      default -> throw new IllegalArgumentException("extraction-plan.md: no section " + kind);
    };
  }

  /** What each module owns, says and hears. */
  private static String map(Report report) {
    var house = report.house;
    var flows = Flows.of(house);
    return Markdown.table(
        List.of("module", "owns", "publishes", "listens to", "still tied by"),
        house.modules.values().stream()
            .map(module ->
                List.of(
                    "[" + module.displayName() + "](module-docs/" + module.name() + "/README.md)",
                    tables(house, module),
                    names(
                        Facts.of(house).stream()
                            .filter(it -> it.module().equals(module))
                            .map(it -> it.type().getSimpleName())),
                    names(
                        flows.stream()
                            .filter(it -> it.to().equals(module))
                            .map(it -> it.event().type().getSimpleName())),
                    String.join("; ", report.ties(module))))
            .toList());
  }

  private static String facts(Report report, Module module) {
    var house = report.house;
    var text = new StringBuilder();
    text.append("- **Owns** ").append(tables(house, module)).append("\n");
    text.append("- **Publishes** ")
        .append(
            names(
                Facts.of(house).stream()
                    .filter(it -> it.module().equals(module))
                    .map(Facts.Fact::name)))
        .append("\n");
    text.append("- **Listens to** ")
        .append(
            names(
                Flows.of(house).stream()
                    .filter(it -> it.to().equals(module))
                    .map(it -> it.event().name())))
        .append("\n");
    text.append("- **Routes to send elsewhere** `/")
        .append(module.name())
        .append("/**` and `/api/")
        .append(module.name())
        .append("/**`, ")
        .append(
            Report.plural(
                Routes.of(house).filter(it -> it.module().equals(module.name())).count(),
                "route",
                "routes"))
        .append("\n");
    text.append("- **Subscriptions to recreate** ")
        .append(
            names(
                Flows.of(house).stream().filter(it -> it.to().equals(module)).map(Flows.Flow::id)))
        .append("\n");
    text.append("- **Others wait for** ")
        .append(
            names(
                Flows.of(house).stream()
                    .filter(it -> it.from().equals(module.name()))
                    .filter(it -> !it.to().equals(module))
                    .map(it -> it.event().name() + " → " + it.to().name())))
        .append("\n");
    text.append("- **Takes along** the shared kernel; the event types of ")
        .append(String.join(", ", Diagrams.code(house).from(module.name())))
        .append(Diagrams.code(house).from(module.name()).isEmpty() ? "nobody\n" : "\n");
    text.append("- **Starts alone, as its own database role, in** ")
        .append(names(Alone.slicesOf(house, module).stream().map(it -> it.getSimpleName())))
        .append("\n");
    return text.toString();
  }

  private static String tables(House house, Module module) {
    return names(Canvas.tables(house, module).stream().map(it -> it.get(0)));
  }

  private static String names(Stream<String> names) {
    var found = names.distinct().sorted().map(it -> "`" + it + "`");
    var text = found.collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing" : text;
  }

  /** Tests that the plan names and the code does not have. */
  static List<String> missingTests(House house) {
    return TEST.matcher(text())
        .results()
        .filter(it ->
            Stream.concat(house.tests(), House.readinessTests())
                .filter(type -> type.getSimpleName().equals(it.group(1)))
                .noneMatch(type ->
                    it.group(2) == null
                        || type.getMethods().stream()
                            .anyMatch(method -> method.getName().equals(it.group(2)))))
        .map(it -> it.group())
        .distinct()
        .toList();
  }

  private static final Pattern NAME = Pattern.compile("`([a-z]+)\\.([a-z]+(?:-[a-z]+)*)`");

  /** Events, listeners and tables that the plan names and the code does not have. */
  static List<String> missingNames(House house) {
    var known =
        Stream.of(
                Facts.of(house).stream().map(Facts.Fact::name),
                house.owned().flatMap(it -> Listeners.of(it.type())).map(Listeners::id))
            .flatMap(it -> it)
            .collect(Collectors.toSet());
    return NAME.matcher(text())
        .results()
        .filter(it -> house.modules.containsKey(it.group(1)))
        .map(it -> it.group(1) + "." + it.group(2))
        .filter(it -> !known.contains(it))
        .distinct()
        .toList();
  }
}
