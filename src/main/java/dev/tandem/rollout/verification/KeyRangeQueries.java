package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.stream.Collectors;

/** The queries that read a range of keys; the parameters are {@link KeyRange#parameters}. */
record KeyRangeQueries(RowHashQuery query) {

  String digest(KeyRange range) {
    return "select count(*), coalesce(sum(%s), 0) from %s t where %s"
        .formatted(query.hashExpression(), query.table().name(), condition(range));
  }

  /** Keys of a sample of the table, in key order. */
  String sample(double percent) {
    return "select %s from %s t tablesample system (%s) where %s order by %s"
        .formatted(
            query.keyTextExpression(),
            query.table().name(),
            percent,
            query.table().rowFilter(),
            query.keyExpression());
  }

  /** Every n-th key of a range, in key order. */
  String everyNthKey(KeyRange range, long n) {
    return """
    select %1$s
      from (select t.*, row_number() over (order by %2$s) as nth from %3$s t where %4$s) t
     where nth %% %5$s = 0 order by %2$s
    """
        .formatted(
            query.keyTextExpression(),
            query.keyExpression(),
            query.table().name(),
            condition(range),
            n);
  }

  String rows(KeyRange range) {
    return "select %s, %s, t.xmin::text::bigint from %s t where %s"
        .formatted(
            query.keyTextExpression(),
            query.hashExpression(),
            query.table().name(),
            condition(range));
  }

  private String condition(KeyRange range) {
    var conditions = new ArrayList<String>();
    conditions.add("(" + query.table().rowFilter() + ")");
    var bound =
        query.table().primaryKey().stream()
            .map(column -> "?::" + column.type())
            .collect(Collectors.joining(", ", "(", ")"));
    if (range.after() != null) {
      conditions.add("(%s) > %s".formatted(query.keyExpression(), bound));
    }
    if (range.upTo() != null) {
      conditions.add("(%s) <= %s".formatted(query.keyExpression(), bound));
    }
    return String.join(" and ", conditions);
  }
}
