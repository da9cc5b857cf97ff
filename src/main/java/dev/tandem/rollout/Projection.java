package dev.tandem.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as it is read for a comparison. A row counts as PostgreSQL's binary form of its columns
 * in the order of their names, which knows no time zone, no formatting of numbers and no order of a
 * document's keys.
 *
 * @param byBytes whether keys are compared byte by byte, because the sides sort text differently
 */
record Projection(Table table, boolean byBytes) {

  static Projection of(Table table, Table other) {
    return new Projection(table, !collations(table).equals(collations(other)));
  }

  private static List<String> collations(Table table) {
    return table.key().stream().map(it -> String.valueOf(it.collation())).toList();
  }

  String hash() {
    return "hashbyteaextended(record_send(row(%s)), 0)"
        .formatted(joined(table.columns().stream().map(Column::canonical).toList()));
  }

  /** How the key is ordered. */
  String key() {
    return joined(
        table.key().stream()
            .map(it ->
                "t." + it.name() + (byBytes && it.collation() != null ? " collate \"C\"" : ""))
            .toList());
  }

  /** The key as it is remembered here. */
  String keyText() {
    return joined(table.key().stream().map(it -> "t." + it.name() + "::text").toList());
  }

  String digest(Span span) {
    return "select count(*), coalesce(sum(%s), 0) from %s t where %s"
        .formatted(hash(), table.name(), within(span));
  }

  /** Keys of a sample, in order. */
  String sample(double percent) {
    return "select %s from %s t tablesample system (%s) where %s order by %s"
        .formatted(keyText(), table.name(), percent, table.rows(), key());
  }

  /** Every n-th key of a range, in order. */
  String every(Span span, long n) {
    return "select %1$s from (select t.*, row_number() over (order by %2$s) as nth from %3$s t where %4$s) t where nth %% %5$d = 0 order by %2$s"
        .formatted(keyText(), key(), table.name(), within(span), n);
  }

  String rows(Span span) {
    return "select %s, %s, t.xmin::text::bigint from %s t where %s"
        .formatted(keyText(), hash(), table.name(), within(span));
  }

  /** Those with the keys given as one array for each of the key's columns. */
  String rows(boolean locked) {
    return "select %s, %s, t.xmin::text::bigint %s%s"
        .formatted(keyText(), hash(), wanted(), locked ? " for share of t" : "");
  }

  /** What stands in each column, in words that are the same on both sides. */
  String words() {
    var columns = table.columns().stream().map(Column::text).toList();
    return "select %s, array[%s] %s".formatted(keyText(), joined(columns), wanted());
  }

  private String wanted() {
    var names = IntStream.range(0, table.key().size()).mapToObj(i -> "want" + i).toList();
    var arrays =
        table.key().stream()
            .map(it -> "?::text[]::%s[]".formatted(it.type()))
            .collect(Collectors.joining(", "));
    var same =
        IntStream.range(0, names.size())
            .mapToObj(i -> "t.%s = want.%s".formatted(table.key().get(i).name(), names.get(i)))
            .collect(Collectors.joining(" and "));
    return "from unnest(%s) want (%s) join %s t on %s where %s"
        .formatted(arrays, joined(names), table.name(), same, table.rows());
  }

  private String within(Span span) {
    var conditions = new ArrayList<String>();
    conditions.add("(" + table.rows() + ")");
    var bound =
        table.key().stream()
            .map(it -> "?::" + it.type())
            .collect(Collectors.joining(", ", "(", ")"));
    if (span.after() != null) {
      conditions.add("(%s) > %s".formatted(key(), bound));
    }
    if (span.upTo() != null) {
      conditions.add("(%s) <= %s".formatted(key(), bound));
    }
    return String.join(" and ", conditions);
  }

  static List<String> parameters(Span span) {
    var parameters = new ArrayList<String>();
    if (span.after() != null) {
      parameters.addAll(span.after());
    }
    if (span.upTo() != null) {
      parameters.addAll(span.upTo());
    }
    return parameters;
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }
}
