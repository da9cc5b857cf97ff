package dev.tandem.rollout.database;

import dev.tandem.eventing.ownership.OwnedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A module's own tables, and the shared tables of which it owns rows, as one database has them. */
public record TableCatalog(List<TableSchema> tables) {

  public static TableCatalog load(
      ModuleDatabase database, String module, List<OwnedRows> ownedRows) {
    var filters = new TreeMap<String, String>();
    ownedRows.forEach(owned -> filters.put(owned.table(), owned.condition()));
    var columns = new LinkedHashMap<String, List<ColumnRow>>();
    ColumnRow.load(database, module, filters.keySet())
        .forEach(column ->
            columns.computeIfAbsent(column.table(), name -> new ArrayList<>()).add(column));
    return new TableCatalog(
        columns.values().stream().map(rows -> ColumnRow.toTable(rows, filters)).toList());
  }

  /** Why rows of these tables would not fit into those of the other database; empty if they fit. */
  public Optional<String> differenceFrom(TableCatalog other) {
    return tables.stream().flatMap(table -> difference(table, other).stream()).findFirst();
  }

  private static Optional<String> difference(TableSchema table, TableCatalog other) {
    return other
        .find(table.name())
        .map(table::differenceFrom)
        .orElseGet(() -> Optional.of(table.name() + " is missing"));
  }

  public TableSchema byName(String name) {
    return find(name).orElseThrow();
  }

  private Optional<TableSchema> find(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public List<String> tableNames() {
    return tables.stream().map(TableSchema::name).toList();
  }
}
