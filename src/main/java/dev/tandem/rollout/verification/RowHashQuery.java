package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ColumnSchema;
import dev.tandem.rollout.database.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The queries that compare a table. A row is hashed in PostgreSQL's binary form of its columns,
 * ordered by name, which does not depend on the time zone, the format of numbers or the order of
 * keys in a JSON document.
 *
 * @param binaryCollation whether keys are ordered byte by byte, because the databases sort text
 *     differently
 */
record RowHashQuery(TableSchema table, boolean binaryCollation) {

  static RowHashQuery of(TableSchema table, TableSchema other) {
    return new RowHashQuery(table, !collations(table).equals(collations(other)));
  }

  private static List<String> collations(TableSchema table) {
    return table.primaryKey().stream().map(column -> String.valueOf(column.collation())).toList();
  }

  String hashExpression() {
    return "hashbyteaextended(record_send(row(%s)), 0)"
        .formatted(join(table.columns().stream().map(ColumnSchema::digestExpression).toList()));
  }

  /** The key in {@code order by} clauses and comparisons. */
  String keyExpression() {
    return join(table.primaryKey().stream().map(this::orderedColumn).toList());
  }

  private String orderedColumn(ColumnSchema column) {
    var collation = binaryCollation && column.collation() != null ? " collate \"C\"" : "";
    return "t." + column.name() + collation;
  }

  /** The key as it is read into memory. */
  String keyTextExpression() {
    return join(
        table.primaryKey().stream().map(column -> "t." + column.name() + "::text").toList());
  }

  String digestQuery(KeyRange range) {
    return "select count(*), coalesce(sum(%s), 0) from %s t where %s"
        .formatted(hashExpression(), table.name(), rangeCondition(range));
  }

  /** Keys of a sample of the table, in key order. */
  String sampleQuery(double percent) {
    return "select %s from %s t tablesample system (%s) where %s order by %s"
        .formatted(keyTextExpression(), table.name(), percent, table.rowFilter(), keyExpression());
  }

  /** Every n-th key of a range, in key order. */
  String everyNthKeyQuery(KeyRange range, long n) {
    return """
    select %1$s
      from (select t.*, row_number() over (order by %2$s) as nth from %3$s t where %4$s) t
     where nth %% %5$d = 0 order by %2$s
    """
        .formatted(keyTextExpression(), keyExpression(), table.name(), rangeCondition(range), n);
  }

  String rowsQuery(KeyRange range) {
    return "select %s, %s, t.xmin::text::bigint from %s t where %s"
        .formatted(keyTextExpression(), hashExpression(), table.name(), rangeCondition(range));
  }

  /** Rows by key; the parameters are one array for each column of the key. */
  String rowsQuery(boolean locked) {
    return "select %s, %s, t.xmin::text::bigint %s%s"
        .formatted(
            keyTextExpression(), hashExpression(), joinOnKeys(), locked ? " for share of t" : "");
  }

  /** The values of all columns as text; the parameters are as for {@link #rowsQuery(boolean)}. */
  String valuesQuery() {
    var columns = table.columns().stream().map(ColumnSchema::textExpression).toList();
    return "select %s, array[%s] %s".formatted(keyTextExpression(), join(columns), joinOnKeys());
  }

  /** How many rows have each hash; the parameters are a mask and the masked hashes to count. */
  String countsByHashQuery() {
    return """
    select h, count(*) from (select %s as h from %s t where %s) t
     where (h & ?) = any (?) group by h
    """
        .formatted(hashExpression(), table.name(), table.rowFilter());
  }

  /** Count and sum of hashes for each masked hash; the parameter is the mask. */
  String digestsByBucketQuery() {
    return """
    select h & ?, count(*), sum(h) from (select %s as h from %s t where %s) t group by 1
    """
        .formatted(hashExpression(), table.name(), table.rowFilter());
  }

  private String joinOnKeys() {
    var names = IntStream.range(0, table.primaryKey().size()).mapToObj(i -> "wanted" + i).toList();
    var arrays =
        table.primaryKey().stream()
            .map(column -> "?::text[]::%s[]".formatted(column.type()))
            .collect(Collectors.joining(", "));
    var same =
        IntStream.range(0, names.size())
            .mapToObj(
                i -> "t.%s = wanted.%s".formatted(table.primaryKey().get(i).name(), names.get(i)))
            .collect(Collectors.joining(" and "));
    return "from unnest(%s) wanted (%s) join %s t on %s where %s"
        .formatted(arrays, join(names), table.name(), same, table.rowFilter());
  }

  private String rangeCondition(KeyRange range) {
    var conditions = new ArrayList<String>();
    conditions.add("(" + table.rowFilter() + ")");
    var bound =
        table.primaryKey().stream()
            .map(column -> "?::" + column.type())
            .collect(Collectors.joining(", ", "(", ")"));
    if (range.after() != null) {
      conditions.add("(%s) > %s".formatted(keyExpression(), bound));
    }
    if (range.upTo() != null) {
      conditions.add("(%s) <= %s".formatted(keyExpression(), bound));
    }
    return String.join(" and ", conditions);
  }

  static List<String> rangeParameters(KeyRange range) {
    var parameters = new ArrayList<String>();
    if (range.after() != null) {
      parameters.addAll(range.after());
    }
    if (range.upTo() != null) {
      parameters.addAll(range.upTo());
    }
    return parameters;
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts);
  }
}
