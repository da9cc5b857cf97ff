package dev.tandem.rollout.verification;

import dev.tandem.rollout.replication.ColumnSchema;
import dev.tandem.rollout.replication.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as it is read for a comparison. A row counts as PostgreSQL's binary form of its columns
 * in the order of their names, which knows no time zone, no formatting of numbers and no order of a
 * document's keys.
 *
 * @param binaryCollation whether keys are compared byte by byte, because the sides sort text
 *     differently
 */
record RowHashQuery(TableSchema table, boolean binaryCollation) {

  static RowHashQuery of(TableSchema table, TableSchema other) {
    return new RowHashQuery(table, !collations(table).equals(collations(other)));
  }

  private static List<String> collations(TableSchema table) {
    return table.primaryKey().stream().map(it -> String.valueOf(it.collation())).toList();
  }

  String hashExpression() {
    return "hashbyteaextended(record_send(row(%s)), 0)"
        .formatted(join(table.columns().stream().map(ColumnSchema::digestExpression).toList()));
  }

  /** How the key is ordered. */
  String keyExpression() {
    return join(
        table.primaryKey().stream()
            .map(it ->
                "t."
                    + it.name()
                    + (binaryCollation && it.collation() != null ? " collate \"C\"" : ""))
            .toList());
  }

  /** The key as it is remembered here. */
  String keyTextExpression() {
    return join(table.primaryKey().stream().map(it -> "t." + it.name() + "::text").toList());
  }

  String digestQuery(KeyRange span) {
    return "select count(*), coalesce(sum(%s), 0) from %s t where %s"
        .formatted(hashExpression(), table.name(), rangeCondition(span));
  }

  /** Keys of a sample, in order. */
  String sampleQuery(double percent) {
    return "select %s from %s t tablesample system (%s) where %s order by %s"
        .formatted(keyTextExpression(), table.name(), percent, table.rowFilter(), keyExpression());
  }

  /** Every n-th key of a range, in order. */
  String everyNthKeyQuery(KeyRange span, long n) {
    return "select %1$s from (select t.*, row_number() over (order by %2$s) as nth from %3$s t where %4$s) t where nth %% %5$d = 0 order by %2$s"
        .formatted(keyTextExpression(), keyExpression(), table.name(), rangeCondition(span), n);
  }

  String rowsQuery(KeyRange span) {
    return "select %s, %s, t.xmin::text::bigint from %s t where %s"
        .formatted(keyTextExpression(), hashExpression(), table.name(), rangeCondition(span));
  }

  /** Those with the keys given as one array for each of the key's columns. */
  String rowsQuery(boolean locked) {
    return "select %s, %s, t.xmin::text::bigint %s%s"
        .formatted(
            keyTextExpression(), hashExpression(), joinOnKeys(), locked ? " for share of t" : "");
  }

  /** What stands in each column, in words that are the same on both sides. */
  String valuesQuery() {
    var columns = table.columns().stream().map(ColumnSchema::textExpression).toList();
    return "select %s, array[%s] %s".formatted(keyTextExpression(), join(columns), joinOnKeys());
  }

  private String joinOnKeys() {
    var names = IntStream.range(0, table.primaryKey().size()).mapToObj(i -> "want" + i).toList();
    var arrays =
        table.primaryKey().stream()
            .map(it -> "?::text[]::%s[]".formatted(it.type()))
            .collect(Collectors.joining(", "));
    var same =
        IntStream.range(0, names.size())
            .mapToObj(
                i -> "t.%s = want.%s".formatted(table.primaryKey().get(i).name(), names.get(i)))
            .collect(Collectors.joining(" and "));
    return "from unnest(%s) want (%s) join %s t on %s where %s"
        .formatted(arrays, join(names), table.name(), same, table.rowFilter());
  }

  private String rangeCondition(KeyRange span) {
    var conditions = new ArrayList<String>();
    conditions.add("(" + table.rowFilter() + ")");
    var bound =
        table.primaryKey().stream()
            .map(it -> "?::" + it.type())
            .collect(Collectors.joining(", ", "(", ")"));
    if (span.after() != null) {
      conditions.add("(%s) > %s".formatted(keyExpression(), bound));
    }
    if (span.upTo() != null) {
      conditions.add("(%s) <= %s".formatted(keyExpression(), bound));
    }
    return String.join(" and ", conditions);
  }

  static List<String> rangeParameters(KeyRange span) {
    var parameters = new ArrayList<String>();
    if (span.after() != null) {
      parameters.addAll(span.after());
    }
    if (span.upTo() != null) {
      parameters.addAll(span.upTo());
    }
    return parameters;
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts);
  }
}
