package dev.tandem.access.memberdata;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that keeps something about members.
 *
 * @param list the name under which its rows are handed over
 * @param rows a condition on the rows about the member {@code :member}
 * @param instead why its rows are not handed over; blank if they are
 * @param columns what each column that is handed over tells, in the order of the table
 * @param withheld why each other column is not handed over
 */
public record PersonalTable(
    String table,
    String list,
    String rows,
    String instead,
    String why,
    String kept,
    Map<String, String> columns,
    Map<String, String> withheld,
    ErasureRule erasure) {

  public boolean handedOver() {
    return instead.isBlank();
  }

  /** A query for the rows about the member {@code :member}, one JSON document each. */
  public String query(String schema) {
    var selected =
        columns.keySet().stream().map(it -> "t.\"" + it + "\"").collect(Collectors.joining(", "));
    return "select to_jsonb(r) from (select %s from %s.%s t where %s) r"
        .formatted(selected, schema, table, rows);
  }

  /**
   * The statement that erases the member {@code :member} from the table, or counts what stays;
   * empty if no statement of the module does.
   */
  public String erasingStatement(String schema) {
    return switch (erasure) {
      case ErasureRule.Deleted(var rows) ->
          "delete from %s.%s t where %s".formatted(schema, table, rows);
      case ErasureRule.Pseudonymised rule when rule.values().isEmpty() ->
          "select count(*) from %s.%s t where %s".formatted(schema, table, rule.rows());
      case ErasureRule.Pseudonymised rule -> update(schema, rule.values(), rule.rows());
      case ErasureRule.Otherwise _ -> "";
    };
  }

  /**
   * The statement that removes what was kept of the former member {@code :member} after this time;
   * empty if nothing of the table goes then.
   */
  public String endingStatement(String schema, RetentionPeriod period) {
    if (!(erasure instanceof ErasureRule.Pseudonymised rule)
        || !RetentionPeriod.parse(rule.retention().period()).equals(Optional.of(period))) {
      return "";
    }
    return switch (rule.retention().end()) {
      case RetentionEnd.Deleted _ ->
          "delete from %s.%s t where %s".formatted(schema, table, rule.rows());
      case RetentionEnd.Emptied(var values) -> update(schema, values, rule.rows());
      case RetentionEnd.Stays _ -> "";
    };
  }

  private String update(String schema, Map<String, String> values, String rows) {
    var changes =
        values.entrySet().stream()
            .map(value -> "\"%s\" = %s".formatted(value.getKey(), value.getValue()))
            .collect(Collectors.joining(", "));
    return "update %s.%s t set %s where %s".formatted(schema, table, changes, rows);
  }
}
