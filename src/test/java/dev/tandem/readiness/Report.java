package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.ValueObject;

/** Modules × rules with the evidence of each cell, and figures of how modules are coupled. */
final class Report {

  /**
   * @param evidence the figure
   * @param test what decides it
   */
  record Cell(String module, Rule rule, int breaches, int frozen, String evidence, String test) {}

  record Coupling(
      String module,
      int needs,
      int neededBy,
      int eventsOut,
      int eventsIn,
      int classes,
      int shown,
      int hiddenPercent,
      int tables,
      int columns,
      int indexes) {

    /** 0: only others depend on it; 100: it only depends on others (Martin). */
    int instability() {
      return needs + neededBy == 0 ? 0 : 100 * needs / (needs + neededBy);
    }
  }

  final House house;
  final List<Breach> breaches;
  final List<Cell> cells;
  final List<Coupling> couplings;

  Report(House house) {
    this.house = house;
    var frozen = Frozen.read();
    this.breaches = Checks.ALL.stream().flatMap(it -> it.breaches(house).stream()).toList();
    var thawed = frozen.thawed(breaches).toList();
    this.cells =
        house.modules.values().stream()
            .flatMap(module -> Arrays.stream(Rule.values()).map(rule -> cell(module, rule, thawed)))
            .toList();
    this.couplings = house.modules.values().stream().map(this::coupling).toList();
  }

  private Cell cell(Module module, Rule rule, List<Breach> thawed) {
    var open = count(thawed, module, rule);
    return new Cell(
        module.name(),
        rule,
        open,
        count(breaches, module, rule) - open,
        evidence(module, rule),
        rule == Rule.STATEMENTS
            ? "ReadinessTests, ModuleRoleTests"
            : rule == Rule.ALONE ? slices(module) : "ReadinessTests");
  }

  private String slices(Module module) {
    var slices =
        Alone.slicesOf(house, module).stream()
            .map(it -> it.getSimpleName())
            .sorted()
            .collect(Collectors.joining(", "));
    return slices.isEmpty() ? "ReadinessTests" : "ReadinessTests, " + slices;
  }

  private static int count(List<Breach> breaches, Module module, Rule rule) {
    return (int)
        breaches.stream()
            .filter(it -> it.check().rule() == rule)
            .filter(it -> it.crossing().module().equals(module.name()))
            .count();
  }

  private String evidence(Module module, Rule rule) {
    return switch (rule) {
      case DEPENDENCIES ->
          plural(Graph.usages(house).filter(it -> it.from().equals(module)).count(), "use", "uses")
              + " of "
              + plural(module.allowed().size(), "declared interface", "declared interfaces");
      case BEANS -> plural(classes(module), "class", "classes") + " read";
      case STATEMENTS -> statements(module);
      case CATALOGUE -> plural(Canvas.tables(house, module).size(), "table", "tables") + ", no tie";
      case EVENTS ->
          plural(
              Facts.of(house).stream().filter(it -> it.module().equals(module)).count(),
              "event",
              "events");
      case LISTENERS ->
          plural(house.classesOf(module).flatMap(Listeners::of).count(), "listener", "listeners");
      case SHARING ->
          plural(
                  Routes.of(house).filter(it -> it.module().equals(module.name())).count(),
                  "route",
                  "routes")
              + ", "
              + plural(templates(module), "template", "templates");
      case ALONE ->
          plural(Alone.slicesOf(house, module).size(), "slice", "slices")
              + ", "
              + plural(migrations(module), "script", "scripts");
      case JAVA_MODULE -> plural(module.interfaces().size(), "package", "packages") + " exported";
      case TACTICS ->
          plural(
                  house.classesOf(module).filter(it -> Tactics.is(it, AggregateRoot.class)).count(),
                  "aggregate",
                  "aggregates")
              + ", "
              + plural(
                  house
                      .classesOf(module)
                      .filter(
                          it -> Tactics.is(it, ValueObject.class) || Tactics.is(it, Entity.class))
                      .count(),
                  "value or entity",
                  "values and entities");
    };
  }

  private String statements(Module module) {
    var found =
        house
            .said()
            .filter(it -> it.module().equals(module.name()))
            .map(House.Said::text)
            .filter(Statements::isStatement)
            .map(Texts.Text::value)
            .distinct()
            .toList();
    var parsed = found.stream().filter(it -> ParsedSql.of(it).understood()).count();
    return plural(found.size(), "statement", "statements") + ", " + parsed + " parsed";
  }

  private long classes(Module module) {
    return house.classesOf(module).count();
  }

  private long migrations(Module module) {
    return Statements.migrations(house).keySet().stream()
        .filter(it -> it.startsWith(module.name() + "/"))
        .count();
  }

  private long templates(Module module) {
    return house
        .files(it -> it.resources().resolve("templates").resolve(module.name()), ".html")
        .size();
  }

  static String plural(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private Coupling coupling(Module module) {
    var code = Graph.ofCode(house);
    var events = Diagrams.events(house);
    var types =
        house
            .classesOf(module)
            .filter(it -> !it.getSimpleName().equals("package-info"))
            .filter(it -> !it.getName().contains("$"))
            .toList();
    var shown =
        types.stream()
            .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(it -> module.interfaces().containsKey(it.getPackageName()))
            .count();
    var hidden =
        types.stream().filter(it -> !it.getModifiers().contains(JavaModifier.PUBLIC)).count();
    var columns =
        Canvas.tables(house, module).stream().mapToInt(it -> it.get(1).split(", ").length).sum();
    var indexes =
        Migrated.all(house)
            .query(
                "select count(*) from pg_indexes where schemaname = ? and tablename <>"
                    + " 'flyway_history'",
                module.name());
    return new Coupling(
        module.name(),
        code.from(module.name()).size(),
        (int) code.edges().values().stream().filter(it -> it.contains(module.name())).count(),
        events.getOrDefault(module.name(), new TreeMap<>()).values().stream()
            .mapToInt(Long::intValue)
            .sum(),
        events.values().stream()
            .mapToInt(it -> it.getOrDefault(module.name(), 0L).intValue())
            .sum(),
        types.size(),
        (int) shown,
        types.isEmpty() ? 0 : (int) (100 * hidden / types.size()),
        Canvas.tables(house, module).size(),
        columns,
        Integer.parseInt(indexes.getFirst().get(0)));
  }

  /** What is left to do before the module can leave; empty when it is ready. */
  List<String> ties(Module module) {
    var found = new ArrayList<String>();
    cells.stream()
        .filter(it -> it.module().equals(module.name()) && it.breaches() + it.frozen() > 0)
        .forEach(it ->
            found.add(
                "rule "
                    + it.rule().number()
                    + ": "
                    + plural(it.breaches(), "breach", "breaches")
                    + (it.frozen() > 0 ? ", " + it.frozen() + " frozen" : "")));
    Diagrams.code(house)
        .from(module.name())
        .forEach(it -> found.add("takes along the event types of " + it));
    Diagrams.code(house)
        .edges()
        .forEach((from, targets) -> {
          if (targets.contains(module.name())) {
            found.add("leaves its event types with " + from);
          }
        });
    return found;
  }

  String markdown() {
    var text =
        new StringBuilder(
            "# Readiness\n\nEvery module against every rule, with the evidence: what was looked at, and"
                + " the tests that fail when it no longer holds. `mvn -Pdocs test` writes this page.\n\n");
    var heads =
        Stream.concat(Stream.of("module"), Arrays.stream(Rule.values()).map(it -> heading(it)))
            .toList();
    text.append(
        Markdown.table(
            heads,
            house.modules.keySet().stream()
                .map(module ->
                    Stream.concat(
                            Stream.of("[" + module + "](" + module + "/README.md)"),
                            cells.stream()
                                .filter(it -> it.module().equals(module))
                                .map(it -> mark(it) + " " + it.evidence()))
                        .toList())
                .toList()));
    text.append("\n## Rules\n\n");
    for (var rule : Rule.values()) {
      text.append(rule.number())
          .append(". A module ")
          .append(rule.sentence)
          .append(" ([decision ")
          .append(rule.decision)
          .append("](decisions/")
          .append(Documentation.decision(rule.decision))
          .append("))\n");
    }
    text.append("\n## What decides\n\n");
    text.append(
        Markdown.table(
            List.of("module", "slices under the module's own database role"),
            house.modules.values().stream()
                .map(it -> List.of(it.name(), "`" + slices(it).replace(", ", "`, `") + "`"))
                .toList()));
    text.append("\n## Coupling\n\n");
    text.append(
        "*needs* and *needed by* count modules in code (the shared kernel included); *instability*"
            + " is needs ÷ (needs + needed by); *hidden* is the share of package-private types.\n\n");
    text.append(
        Markdown.table(
            List.of(
                "module",
                "needs",
                "needed by",
                "instability",
                "events out",
                "events in",
                "classes",
                "shown types",
                "hidden"),
            couplings.stream()
                .map(it ->
                    List.of(
                        it.module,
                        "" + it.needs,
                        "" + it.neededBy,
                        it.instability() + " %",
                        "" + it.eventsOut,
                        "" + it.eventsIn,
                        "" + it.classes,
                        "" + it.shown,
                        it.hiddenPercent + " %"))
                .toList()));
    text.append(
        "\n## Data\n\nThe shape of each schema; `/architecture` shows what it weighs in the running"
            + " platform.\n\n");
    text.append(
        Markdown.table(
            List.of("module", "tables", "columns", "indexes"),
            couplings.stream()
                .filter(it -> it.tables > 0)
                .map(it -> List.of(it.module, "" + it.tables, "" + it.columns, "" + it.indexes))
                .toList()));
    text.append("\n## What still ties\n\n");
    text.append(
        Markdown.table(
            List.of("module", "ties"),
            house.modules.values().stream()
                .map(it ->
                    List.of(
                        it.name(), ties(it).isEmpty() ? "nothing" : String.join("; ", ties(it))))
                .toList()));
    return text.toString();
  }

  private static String heading(Rule rule) {
    return rule.number() + " " + rule.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String mark(Cell cell) {
    if (cell.breaches() > 0) {
      return "✗ " + cell.breaches() + ":";
    }
    return cell.frozen() > 0 ? "❄ " + cell.frozen() + ":" : "✓";
  }

  /** The same for the product's page. */
  String json() {
    return Interfaces.text(
        Map.of(
            "rules",
            Arrays.stream(Rule.values())
                .map(it ->
                    Map.of("number", it.number(), "sentence", it.sentence, "decision", it.decision))
                .toList(),
            "modules",
            house.modules.values().stream().map(this::moduleJson).toList()));
  }

  private Map<String, Object> moduleJson(Module module) {
    var coupling =
        couplings.stream().filter(it -> it.module.equals(module.name())).findFirst().orElseThrow();
    return Map.of(
        "name",
        module.name(),
        "title",
        module.displayName(),
        "purpose",
        Sources.purpose(house, module.declaration()),
        "needs",
        coupling.needs,
        "neededBy",
        coupling.neededBy,
        "eventsOut",
        coupling.eventsOut,
        "eventsIn",
        coupling.eventsIn,
        "tables",
        coupling.tables,
        "ties",
        ties(module),
        "cells",
        cells.stream()
            .filter(it -> it.module().equals(module.name()))
            .map(it ->
                Map.of(
                    "rule", it.rule().number(),
                    "breaches", it.breaches(),
                    "frozen", it.frozen(),
                    "evidence", it.evidence(),
                    "test", it.test()))
            .toList());
  }
}
