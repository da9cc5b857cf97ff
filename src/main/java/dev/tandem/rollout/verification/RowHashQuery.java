package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ColumnSchema;
import dev.tandem.rollout.database.TableSchema;
import java.util.List;

/**
 * The expressions with which a table is compared. A row is hashed in PostgreSQL's binary form of
 * its columns, ordered by name, which does not depend on the time zone, the format of numbers or
 * the order of keys in a JSON document.
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

  /** The number of columns of the key. */
  int keyWidth() {
    return table.primaryKey().size();
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

  /** How many rows have each hash; the parameters are a mask and the masked hashes to count. */
  String countsByHash() {
    return """
    select h, count(*) from (select %s as h from %s t where %s) t
     where (h & ?) = any (?) group by h
    """
        .formatted(hashExpression(), table.name(), table.rowFilter());
  }

  /** Count and sum of hashes for each masked hash; the parameter is the mask. */
  String digestsByBucket() {
    return """
    select h & ?, count(*), sum(h) from (select %s as h from %s t where %s) t group by 1
    """
        .formatted(hashExpression(), table.name(), table.rowFilter());
  }

  static String join(List<String> parts) {
    return String.join(", ", parts);
  }
}
