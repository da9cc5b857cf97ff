package dev.tandem.readiness.documentation;

import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.ModuleScripts;
import dev.tandem.readiness.codebase.TestClasses;
import dev.tandem.readiness.rules.ListenerChecks;
import dev.tandem.readiness.rules.events.PublishedEventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The generated sections of {@code extraction-plan.md}, which are between the comments {@code
 * generated: facts} and {@code end of generated}; people write the rest, and tests check it.
 */
final class ExtractionPlanPage {

  private static final Pattern SECTION =
      Pattern.compile(
          "(<!-- generated: (\\w+)(?: (\\w+))? -->\\n).*?(<!-- end of generated -->)",
          Pattern.DOTALL);
  private static final Pattern TEST_NAME =
      Pattern.compile("`([A-Z]\\w+(?:Tests|IT))(?:[.#](\\w+))?`");

  private ExtractionPlanPage() {}

  static String read() {
    try {
      return Files.readString(Documentation.EXTRACTION_PLAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String withGeneratedSections(ReadinessReport report) {
    return SECTION
        .matcher(read())
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1) + section(report, match.group(2), match.group(3)) + match.group(4)));
  }

  private static String section(ReadinessReport report, String kind, String module) {
    return switch (kind) {
      case "map" -> moduleTable(report);
      case "kept" -> PersonalDataPage.summary(report.codebase);
      case "told" -> toldTable(report.codebase);
      case "facts" -> moduleFacts(report, report.codebase.modules.get(module));
      default -> throw new IllegalArgumentException("extraction-plan.md: no section " + kind);
    };
  }

  /** What each module owns, publishes and consumes. */
  private static String moduleTable(ReadinessReport report) {
    var codebase = report.codebase;
    var flows = EventFlows.of(codebase);
    return MarkdownTable.table(
        List.of("module", "owns", "publishes", "listens to", "remaining ties"),
        codebase.modules.values().stream()
            .map(module ->
                List.of(
                    "[" + module.displayName() + "](module-docs/" + module.name() + "/README.md)",
                    tables(codebase, module),
                    formatNames(
                        PublishedEventType.in(codebase).stream()
                            .filter(it -> it.module().equals(module))
                            .map(it -> it.type().getSimpleName())),
                    formatNames(
                        flows.stream()
                            .filter(it -> it.to().equals(module))
                            .map(it -> it.event().type().getSimpleName())),
                    String.join("; ", report.remainingTies(module))))
            .toList());
  }

  /** Which messages to members wait for a module's events, and which duties go with its data. */
  private static String toldTable(Codebase codebase) {
    var withTables = ModuleScripts.modules(codebase);
    return MarkdownTable.table(
        List.of(
            "module",
            "members, for whom these listeners of messages wait for its events",
            "the data protection officer: what stays after an erasure, for how long and why"),
        codebase.modules.values().stream()
            .map(DeclaredModule::name)
            .filter(withTables::contains)
            .map(module ->
                List.of(
                    module,
                    formatNames(
                        EventFlows.of(codebase).stream()
                            .filter(it -> it.from().equals(module))
                            .map(EventFlows.EventFlow::listenerId)
                            .filter(
                                it -> it.matches("notifications\\.(tells|warns|asks|bids)-.*"))),
                    PersonalDataPage.duties(PersonalDataInventory.of(module))))
            .toList());
  }

  private static String moduleFacts(ReadinessReport report, DeclaredModule module) {
    var codebase = report.codebase;
    var text = new StringBuilder();
    text.append("- **Owns** ").append(tables(codebase, module)).append("\n");
    text.append("- **Publishes** ")
        .append(
            formatNames(
                PublishedEventType.in(codebase).stream()
                    .filter(it -> it.module().equals(module))
                    .map(PublishedEventType::name)))
        .append("\n");
    text.append("- **Listens to** ")
        .append(
            formatNames(
                EventFlows.of(codebase).stream()
                    .filter(it -> it.to().equals(module))
                    .map(it -> it.event().name())))
        .append("\n");
    text.append("- **Routes to redirect** `/")
        .append(module.name())
        .append("/**` and `/api/")
        .append(module.name())
        .append("/**`\n");
    text.append("- **Subscriptions to recreate** ")
        .append(
            formatNames(
                EventFlows.of(codebase).stream()
                    .filter(it -> it.to().equals(module))
                    .map(EventFlows.EventFlow::listenerId)))
        .append("\n");
    text.append("- **Consumed by others** ")
        .append(
            formatNames(
                EventFlows.of(codebase).stream()
                    .filter(it -> it.from().equals(module.name()))
                    .filter(it -> !it.to().equals(module))
                    .map(flow -> flow.event().name() + " → " + flow.to().name())))
        .append("\n");
    text.append("- **Copied with it** the shared kernel; the event types of ")
        .append(String.join(", ", ModuleDiagrams.codeGraph(codebase).targetsOf(module.name())))
        .append(
            ModuleDiagrams.codeGraph(codebase).targetsOf(module.name()).isEmpty()
                ? "no other module\n"
                : "\n");
    text.append("- **Starts alone, as its own database role, in** the slices of")
        .append(" `src/test/java/dev/tandem/")
        .append(module.name())
        .append("`\n");
    return text.toString();
  }

  private static String tables(Codebase codebase, DeclaredModule module) {
    return formatNames(ModuleCanvas.tablesOf(codebase, module).stream().map(it -> it.get(0)));
  }

  private static String formatNames(Stream<String> names) {
    var found = names.distinct().sorted().map(it -> "`" + it + "`");
    var text = found.collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing" : text;
  }

  /** Tests that the plan names and the code does not have. */
  static List<String> missingTests() {
    return TEST_NAME
        .matcher(read())
        .results()
        .filter(match ->
            TestClasses.named(match.group(1))
                .noneMatch(type ->
                    match.group(2) == null
                        || type.methods().stream()
                            .anyMatch(method -> method.methodName().equalsString(match.group(2)))))
        .map(it -> it.group())
        .distinct()
        .toList();
  }

  private static final Pattern QUALIFIED_NAME =
      Pattern.compile("`([a-z]+)\\.([a-z]+(?:-[a-z]+)*)`");

  /** Events, listeners and tables that the plan names and the code does not have. */
  static List<String> missingNames(Codebase codebase) {
    var known =
        Stream.of(
                PublishedEventType.in(codebase).stream().map(PublishedEventType::name),
                codebase
                    .moduleClasses()
                    .flatMap(it -> ListenerChecks.listenersIn(it.type()))
                    .map(ListenerChecks::listenerId))
            .flatMap(it -> it)
            .collect(Collectors.toSet());
    return QUALIFIED_NAME
        .matcher(read())
        .results()
        .filter(it -> codebase.modules.containsKey(it.group(1)))
        .map(match -> match.group(1) + "." + match.group(2))
        .filter(it -> !known.contains(it))
        .distinct()
        .toList();
  }
}
