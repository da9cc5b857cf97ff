package dev.tandem.rollout.database;

import dev.tandem.eventing.ownership.OwnedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A module's own tables, and the shared tables of which it owns rows, as one database has them. */
public record TableCatalog(List<TableSchema> tables) {

  private static final String COLUMNS =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as table_name,
             n.nspname || '.' || c.relname as unquoted_table,
             quote_ident(a.attname) as name,
             format_type(a.atttypid, a.atttypmod) as type,
             case t.typtype when 'd' then 'domain' else format_type(t.oid, null) end as base_type,
             concat_ws(' ', case when a.attnotnull then 'not null' end,
               case when a.attgenerated <> '' then 'generated' end,
               case when a.attidentity <> '' then 'identity' end) as constraints,
             array_position(p.indkey::int2[], a.attnum) as key_position,
             case when a.attcollation <> 0 and co.collname <> 'C' then
               case when co.collname = 'default'
                 then (select concat_ws(' ', datlocprovider, datcollate, datlocale, datcollversion)
                         from pg_database where datname = current_database())
                 else concat_ws(' ', co.collname, co.collversion) end
             end as collation,
             coalesce((select quote_ident(u.relname)
               from pg_index i join pg_class u on u.oid = i.indexrelid
              where i.indrelid = c.oid and i.indisunique and i.indimmediate and i.indisvalid
                and i.indpred is null and i.indexprs is null
                and not exists (select from pg_attribute o where o.attrelid = c.oid
                                   and o.attnum = any (i.indkey) and not o.attnotnull)
              order by u.relname limit 1), '') as unique_index
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
        left join pg_collation co on co.oid = a.attcollation
        left join pg_index p on p.indrelid = c.oid and p.indisprimary
       where c.relkind in ('r', 'p') and not c.relispartition
         and (n.nspname = ? and c.relname <> 'flyway_history'
              or n.nspname || '.' || c.relname = any (?))
       order by 1, a.attname collate "C"
      """;

  public static TableCatalog load(
      ModuleDatabase database, String module, List<OwnedRows> ownedRows) {
    var filters = new TreeMap<String, String>();
    ownedRows.forEach(owned -> filters.put(owned.table(), owned.condition()));
    var columns = new LinkedHashMap<String, List<TableColumnRow>>();
    database
        .jdbc()
        .query(
            COLUMNS,
            (ResultSet row, int i) -> toColumnRow(row),
            module,
            filters.keySet().toArray(String[]::new))
        .forEach(column ->
            columns.computeIfAbsent(column.table(), name -> new ArrayList<>()).add(column));
    return new TableCatalog(
        columns.values().stream().map(table -> toTable(table, filters)).toList());
  }

  private record TableColumnRow(
      String table,
      String unquotedTable,
      String uniqueIndex,
      @Nullable Integer keyPosition,
      ColumnSchema column) {}

  private static TableColumnRow toColumnRow(ResultSet row) throws SQLException {
    return new TableColumnRow(
        row.getString("table_name"),
        row.getString("unquoted_table"),
        row.getString("unique_index"),
        row.getObject("key_position", Integer.class),
        new ColumnSchema(
            row.getString("name"),
            row.getString("type"),
            row.getString("base_type"),
            row.getString("constraints"),
            row.getString("collation")));
  }

  private static TableSchema toTable(List<TableColumnRow> rows, Map<String, String> filters) {
    var first = rows.getFirst();
    return new TableSchema(
        first.table(),
        filters.getOrDefault(first.unquotedTable(), TableSchema.ALL_ROWS),
        rows.stream().map(TableColumnRow::column).toList(),
        primaryKey(rows),
        first.uniqueIndex());
  }

  private static List<ColumnSchema> primaryKey(List<TableColumnRow> rows) {
    return rows.stream()
        .filter(row -> row.keyPosition() != null)
        .sorted(
            Comparator.comparing(
                TableColumnRow::keyPosition, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(TableColumnRow::column)
        .toList();
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
