package dev.tandem.readiness.documentation;

import dev.tandem.access.memberdata.ErasureRule;
import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.access.memberdata.PersonalTable;
import dev.tandem.access.memberdata.RetentionPeriod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ModuleScripts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept about members, where, why and how long, and as what it is handed over. */
final class PersonalDataPage {

  private PersonalDataPage() {}

  static String render(Codebase codebase) {
    return ModuleScripts.modules(codebase).stream()
        .sorted()
        .map(PersonalDataInventory::of)
        .map(PersonalDataPage::section)
        .collect(Collectors.joining("\n", INTRODUCTION, ""));
  }

  private static final String INTRODUCTION =
      """
      # What is kept about members

      From the inventories `db/migration/<module>/personal-data.yaml`, which name every column of every table; a test compares them with the migrated database. A member gets what a table says about them in the list that is named here, in the archive that they can ask for at `/preferences/exports`. When a member leaves (`/preferences/leaving`), the same inventories say what is erased, and how. What stays is about a number that nobody can attribute to a person any more.

      """;

  private static String section(PersonalDataInventory inventory) {
    return "## "
        + inventory.module()
        + "\n\n"
        + MarkdownTable.table(
            List.of("table", "why", "kept", "handed over as", "withheld", "erased", "stays"),
            inventory.tables().stream().map(PersonalDataPage::row).toList())
        + "\nAbout nobody: "
        + inventory.others().keySet().stream()
            .sorted()
            .map(it -> "`" + it + "`")
            .collect(Collectors.joining(", "))
        + "\n";
  }

  private static List<String> row(PersonalTable table) {
    return List.of(
        "`" + table.table() + "`",
        table.why(),
        table.kept(),
        table.handedOver()
            ? "`%s`: %s".formatted(table.list(), String.join(", ", table.columns().keySet()))
            : "not: " + table.instead(),
        table.handedOver()
            ? table.withheld().entrySet().stream()
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .collect(Collectors.joining("; "))
            : "all",
        table.erasure().describe(),
        stays(table));
  }

  private static String stays(PersonalTable table) {
    if (!(table.erasure() instanceof ErasureRule.Pseudonymised rule)) {
      return "";
    }
    var retention = rule.retention();
    var end =
        RetentionPeriod.parse(retention.period()).isPresent()
            ? "; then " + retention.end().describe()
            : "";
    return retention.period() + ": " + retention.duty() + end;
  }

  /** For the page on which members see what would be erased, wherever the other modules run. */
  static String json(Codebase codebase) {
    return ContractDocuments.toJson(
        Map.of(
            "modules",
            ModuleScripts.modules(codebase).stream()
                .sorted()
                .map(PersonalDataInventory::of)
                .filter(PersonalDataPage::isErased)
                .map(PersonalDataPage::kept)
                .toList()));
  }

  private static boolean isErased(PersonalDataInventory inventory) {
    return inventory.tables().stream()
        .anyMatch(it -> !(it.erasure() instanceof ErasureRule.Otherwise));
  }

  private static Map<String, Object> kept(PersonalDataInventory inventory) {
    return ordered(
        "module",
        inventory.module(),
        "tables",
        inventory.tables().stream()
            .filter(it -> !(it.erasure() instanceof ErasureRule.Otherwise))
            .map(PersonalDataPage::keptTable)
            .toList());
  }

  private static Map<String, Object> keptTable(PersonalTable table) {
    var kept = ordered("table", table.table(), "why", table.why());
    if (table.erasure() instanceof ErasureRule.Pseudonymised rule) {
      kept.put("emptied", !rule.values().isEmpty());
      kept.put("duty", rule.retention().duty());
      kept.put("period", rule.retention().period());
    } else {
      kept.put("emptied", false);
    }
    return kept;
  }

  private static Map<String, Object> ordered(
      String first, Object one, String second, Object other) {
    var map = new LinkedHashMap<String, Object>();
    map.put(first, one);
    map.put(second, other);
    return map;
  }

  /** What the members take along and what is erased, in one line for each module. */
  static String summary(Codebase codebase) {
    return MarkdownTable.table(
        List.of("module", "taken along as", "erased", "stays, for how long and why"),
        ModuleScripts.modules(codebase).stream()
            .sorted()
            .map(PersonalDataInventory::of)
            .map(PersonalDataPage::summaryRow)
            .toList());
  }

  private static List<String> summaryRow(PersonalDataInventory inventory) {
    var tables = inventory.tables();
    return List.of(
        inventory.module(),
        join(tables.stream().filter(PersonalTable::handedOver).map(it -> code(it.list())), ", "),
        join(
            tables.stream()
                .filter(it -> it.erasure() instanceof ErasureRule.Deleted)
                .map(it -> code(it.table())),
            ", "),
        duties(inventory));
  }

  /** The same duty once, with the tables it holds for. */
  static String duties(PersonalDataInventory inventory) {
    var tablesByDuty =
        inventory.tables().stream()
            .filter(it -> it.erasure() instanceof ErasureRule.Pseudonymised)
            .collect(
                Collectors.groupingBy(PersonalDataPage::stays, TreeMap::new, Collectors.toList()));
    return tablesByDuty.entrySet().stream()
        .map(duty ->
            join(duty.getValue().stream().map(it -> code(it.table())), ", ") + " " + duty.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String join(Stream<String> words, String separator) {
    var text = words.sorted().collect(Collectors.joining(separator));
    return text.isEmpty() ? "nothing" : text;
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
