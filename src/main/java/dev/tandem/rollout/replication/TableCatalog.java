package dev.tandem.rollout.replication;

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

/** The tables that travel with a module, read from a database's own catalogue. */
public record TableCatalog(List<TableSchema> tables) {

  private static final String COLUMNS =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as tab,
             n.nspname || '.' || c.relname as plain,
             quote_ident(a.attname) as name,
             format_type(a.atttypid, a.atttypmod) as type,
             case t.typtype when 'd' then 'domain' else format_type(t.oid, null) end as base,
             concat_ws(' ', case when a.attnotnull then 'not null' end,
               case when a.attgenerated <> '' then 'generated' end,
               case when a.attidentity <> '' then 'identity' end) as rules,
             array_position(p.indkey::int2[], a.attnum) as place,
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
              order by u.relname limit 1), '') as uniq
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
      ModuleDatabase side, String module, List<SharedTableRows> portions) {
    var rows = new TreeMap<String, String>();
    portions.forEach(it -> rows.put(it.table(), it.rowFilter()));
    var its = new LinkedHashMap<String, List<TableColumnRow>>();
    side.jdbc()
        .query(
            COLUMNS,
            (ResultSet row, int i) -> toCatalogRow(row),
            module,
            rows.keySet().toArray(String[]::new))
        .forEach(it -> its.computeIfAbsent(it.table(), t -> new ArrayList<>()).add(it));
    return new TableCatalog(its.values().stream().map(it -> toTable(it, rows)).toList());
  }

  private record TableColumnRow(
      String table,
      String unquotedTable,
      String uniqueIndex,
      @Nullable Integer keyPosition,
      ColumnSchema column) {}

  private static TableColumnRow toCatalogRow(ResultSet row) throws SQLException {
    return new TableColumnRow(
        row.getString("tab"),
        row.getString("plain"),
        row.getString("uniq"),
        row.getObject("place", Integer.class),
        new ColumnSchema(
            row.getString("name"),
            row.getString("type"),
            row.getString("base"),
            row.getString("rules"),
            row.getString("collation")));
  }

  private static TableSchema toTable(List<TableColumnRow> its, Map<String, String> rows) {
    var first = its.getFirst();
    var key =
        its.stream()
            .filter(it -> it.keyPosition() != null)
            .sorted(
                Comparator.comparing(
                    TableColumnRow::keyPosition, Comparator.nullsLast(Comparator.naturalOrder())))
            .map(TableColumnRow::column)
            .toList();
    return new TableSchema(
        first.table(),
        rows.getOrDefault(first.unquotedTable(), TableSchema.ALL_ROWS),
        its.stream().map(TableColumnRow::column).toList(),
        key,
        first.uniqueIndex());
  }

  /** Why rows of these would not fit into the tables of the other side. */
  public Optional<String> differenceFrom(TableCatalog other) {
    for (var it : tables) {
      var its = other.tables.stream().filter(o -> o.name().equals(it.name())).findFirst();
      if (its.isEmpty()) {
        return Optional.of(it.name() + " is missing");
      }
      var difference = it.differenceFrom(its.get());
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  public TableSchema byName(String name) {
    return tables.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  List<String> tableNames() {
    return tables.stream().map(TableSchema::name).toList();
  }
}
