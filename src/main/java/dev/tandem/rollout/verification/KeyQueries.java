package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ColumnSchema;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queries that read rows by key; the parameters are one array for each column of the key. */
record KeyQueries(RowHashQuery query) {

  String rows() {
    return "select %s, %s, t.xmin::text::bigint %s"
        .formatted(query.keyTextExpression(), query.hashExpression(), joinOnKeys());
  }

  String lockedRows() {
    return rows() + " for share of t";
  }

  /** The values of all columns as text. */
  String values() {
    var columns = query.table().columns().stream().map(ColumnSchema::textExpression).toList();
    return "select %s, array[%s] %s"
        .formatted(query.keyTextExpression(), RowHashQuery.join(columns), joinOnKeys());
  }

  private String joinOnKeys() {
    var key = query.table().primaryKey();
    var names = IntStream.range(0, key.size()).mapToObj(i -> "wanted" + i).toList();
    var arrays =
        key.stream()
            .map(column -> "?::text[]::%s[]".formatted(column.type()))
            .collect(Collectors.joining(", "));
    var same =
        IntStream.range(0, names.size())
            .mapToObj(i -> "t.%s = wanted.%s".formatted(key.get(i).name(), names.get(i)))
            .collect(Collectors.joining(" and "));
    return "from unnest(%s) wanted (%s) join %s t on %s where %s"
        .formatted(
            arrays,
            RowHashQuery.join(names),
            query.table().name(),
            same,
            query.table().rowFilter());
  }
}
