package dev.tandem.rollout.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalogue's list of columns.
 *
 * @param table quoted where needed
 * @param uniqueIndex an index of the table that can replace the primary key; empty without one
 * @param keyPosition null unless the column belongs to the primary key
 */
record ColumnRow(
    String table,
    String unquotedTable,
    String uniqueIndex,
    @Nullable Integer keyPosition,
    ColumnSchema column) {

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
       where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
         and (n.nspname = ? and c.relname <> 'flyway_history'
              or n.nspname || '.' || c.relname = any (?))
       order by 1, a.attname collate "C"
      """;

  /** The columns of a module's own tables and of some shared ones, ordered by table and name. */
  static List<ColumnRow> load(
      ModuleDatabase database, String module, Collection<String> sharedTables) {
    return database
        .jdbc()
        .query(COLUMNS, (row, number) -> of(row), module, sharedTables.toArray(String[]::new));
  }

  private static ColumnRow of(ResultSet row) throws SQLException {
    return new ColumnRow(
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

  /**
   * @param filters conditions on the rows, by unquoted table
   */
  static TableSchema toTable(List<ColumnRow> rows, Map<String, String> filters) {
    var first = rows.getFirst();
    return new TableSchema(
        first.table(),
        filters.getOrDefault(first.unquotedTable(), TableSchema.ALL_ROWS),
        rows.stream().map(ColumnRow::column).toList(),
        primaryKey(rows),
        first.uniqueIndex());
  }

  private static List<ColumnSchema> primaryKey(List<ColumnRow> rows) {
    return rows.stream()
        .filter(row -> row.keyPosition() != null)
        .sorted(
            Comparator.comparing(
                ColumnRow::keyPosition, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(ColumnRow::column)
        .toList();
  }
}
