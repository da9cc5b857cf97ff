package dev.tandem.readiness.documentation;

import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.access.memberdata.PersonalTable;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import java.util.List;
import java.util.stream.Collectors;

/** What is kept about members, where, why and how long, and as what it is handed over. */
final class PersonalDataPage {

  private PersonalDataPage() {}

  static String render(Codebase codebase) {
    return MigratedDatabase.modulesWithMigrations(codebase).stream()
        .sorted()
        .map(PersonalDataInventory::of)
        .map(PersonalDataPage::section)
        .collect(Collectors.joining("\n", INTRODUCTION, ""));
  }

  private static final String INTRODUCTION =
      """
      # What is kept about members

      From the inventories `db/migration/<module>/personal-data.yaml`, which name every column of every table; a test compares them with the migrated database. A member gets what a table says about them in the list that is named here, in the archive that they can ask for at `/preferences/exports`.

      """;

  private static String section(PersonalDataInventory inventory) {
    return "## "
        + inventory.module()
        + "\n\n"
        + MarkdownTable.table(
            List.of("table", "why", "kept", "handed over as", "withheld"),
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
            : "all");
  }
}
