package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.violation.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The readiness report as Markdown, for code hosts, and as JSON, for the architecture page. */
final class ReadinessPage {

  private final ReadinessReport report;

  ReadinessPage(ReadinessReport report) {
    this.report = report;
  }

  String markdown() {
    var text =
        new StringBuilder(
            "# Readiness\n\nEvery module against every rule, with the evidence: what was checked,"
                + " and the tests that fail when a rule is broken. `mvn -Pdocs test` writes this"
                + " page.\n\n");
    var heads =
        Stream.concat(Stream.of("module"), Arrays.stream(Rule.values()).map(it -> heading(it)))
            .toList();
    text.append(
        MarkdownTable.table(
            heads,
            report.codebase.modules.keySet().stream()
                .map(module ->
                    Stream.concat(
                            Stream.of("[" + module + "](" + module + "/README.md)"),
                            report.cells.stream()
                                .filter(it -> it.module().equals(module))
                                .map(cell -> cellSymbol(cell) + " " + cell.evidence()))
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
          .append(Documentation.decisionFile(rule.decision))
          .append("))\n");
    }
    text.append("\n## What the rules see\n\n");
    text.append(
        MarkdownTable.table(
            List.of("rule", "reads", "cannot see", "which is caught by"),
            Arrays.stream(Rule.values()).map(ReadinessPage::scopeRow).toList()));
    text.append(
        "\nThe slices of a module, in `src/test/java/dev/tandem/<module>`, run under its own"
            + " database role, with the other modules inactive.\n");
    text.append("\n## Coupling\n\n");
    text.append(
        "*needs* and *needed by* count modules in code (the shared kernel included); *instability*"
            + " is needs ÷ (needs + needed by).\n\n");
    text.append(
        MarkdownTable.table(
            List.of(
                "module",
                "needs",
                "needed by",
                "instability",
                "events out",
                "events in",
                "exported types"),
            report.couplings.stream()
                .map(coupling ->
                    List.of(
                        coupling.module(),
                        "" + coupling.dependencies(),
                        "" + coupling.dependents(),
                        coupling.instability() + " %",
                        "" + coupling.eventsOut(),
                        "" + coupling.eventsIn(),
                        "" + coupling.exportedTypes()))
                .toList()));
    text.append(
        "\n## Data\n\nThe size of each schema; `/architecture` shows how much data it holds in the"
            + " running platform.\n\n");
    text.append(
        MarkdownTable.table(
            List.of("module", "tables", "columns", "indexes"),
            report.couplings.stream()
                .filter(it -> it.tables() > 0)
                .map(coupling ->
                    List.of(
                        coupling.module(),
                        "" + coupling.tables(),
                        "" + coupling.columns(),
                        "" + coupling.indexes()))
                .toList()));
    text.append("\n## Remaining ties\n\n");
    text.append(
        MarkdownTable.table(
            List.of("module", "ties"),
            report.codebase.modules.values().stream()
                .map(module ->
                    List.of(
                        module.name(),
                        report.remainingTies(module).isEmpty()
                            ? "nothing"
                            : String.join("; ", report.remainingTies(module))))
                .toList()));
    return text.toString();
  }

  private static List<String> scopeRow(Rule rule) {
    var scope = RuleScope.of(rule);
    return List.of(heading(rule), scope.reads(), scope.cannotSee(), scope.caughtBy());
  }

  private static Map<String, Object> ruleJson(Rule rule) {
    var scope = RuleScope.of(rule);
    return Map.of(
        "number",
        rule.number(),
        "sentence",
        rule.sentence,
        "decision",
        rule.decision,
        "reads",
        scope.reads(),
        "cannotSee",
        scope.cannotSee(),
        "caughtBy",
        scope.caughtBy());
  }

  private static String heading(Rule rule) {
    return rule.number() + " " + rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cellSymbol(ReadinessReport.ReportCell cell) {
    if (cell.violations() > 0) {
      return "✗ " + cell.violations() + ":";
    }
    return cell.tolerated() > 0 ? "❄ " + cell.tolerated() + ":" : "✓";
  }

  /** The same data for the architecture page. */
  String json() {
    return ContractDocuments.toJson(
        Map.of(
            "rules",
            Arrays.stream(Rule.values()).map(ReadinessPage::ruleJson).toList(),
            "modules",
            report.codebase.modules.values().stream().map(this::moduleJson).toList()));
  }

  private Map<String, Object> moduleJson(DeclaredModule module) {
    var coupling =
        report.couplings.stream()
            .filter(it -> it.module().equals(module.name()))
            .findFirst()
            .orElseThrow();
    return Map.of(
        "name",
        module.name(),
        "title",
        module.displayName(),
        "purpose",
        JavadocSentences.ofPackage(report.codebase, module.declaration()),
        "needs",
        coupling.dependencies(),
        "neededBy",
        coupling.dependents(),
        "eventsOut",
        coupling.eventsOut(),
        "eventsIn",
        coupling.eventsIn(),
        "tables",
        coupling.tables(),
        "ties",
        report.remainingTies(module),
        "cells",
        report.cells.stream()
            .filter(it -> it.module().equals(module.name()))
            .map(cell ->
                Map.of(
                    "rule", cell.rule().number(),
                    "breaches", cell.violations(),
                    "frozen", cell.tolerated(),
                    "evidence", cell.evidence(),
                    "test", cell.test()))
            .toList());
  }
}
