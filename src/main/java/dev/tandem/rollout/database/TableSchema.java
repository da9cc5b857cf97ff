package dev.tandem.rollout.database;

import java.util.List;
import java.util.Optional;

/**
 * A replicated table, as one database has it.
 *
 * @param name with the schema, quoted where needed
 * @param rowFilter a condition on the rows that are replicated
 * @param columns ordered by name
 * @param primaryKey the columns of the primary key, in key order; empty without a primary key
 * @param uniqueIndex an index that can replace the primary key; empty without one
 */
public record TableSchema(
    String name,
    String rowFilter,
    List<ColumnSchema> columns,
    List<ColumnSchema> primaryKey,
    String uniqueIndex) {

  static final String ALL_ROWS = "true";

  public boolean hasAllRows() {
    return rowFilter.equals(ALL_ROWS);
  }

  /** The table in a {@code create publication} statement. */
  public String publicationClause() {
    return hasAllRows() ? name : "%s where (%s)".formatted(name, rowFilter);
  }

  /** Why rows of this table would not fit into the same table elsewhere; empty if they fit. */
  Optional<String> differenceFrom(TableSchema other) {
    for (var column : columns) {
      var counterpart = other.findColumn(column.name());
      if (counterpart.isEmpty()) {
        return Optional.of("%s.%s is missing".formatted(name, column.name()));
      }
      if (!isCompatible(column, counterpart.get())) {
        return Optional.of(
            "%s.%s is %s and not %s"
                .formatted(name, column.name(), describe(counterpart.get()), describe(column)));
      }
    }
    return columnNames(primaryKey).equals(columnNames(other.primaryKey))
        ? Optional.empty()
        : Optional.of("%s has another primary key".formatted(name));
  }

  private Optional<ColumnSchema> findColumn(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  private static boolean isCompatible(ColumnSchema column, ColumnSchema counterpart) {
    return column.type().equals(counterpart.type())
        && column.constraints().equals(counterpart.constraints());
  }

  private static String describe(ColumnSchema column) {
    return (column.type() + " " + column.constraints()).strip();
  }

  private static List<String> columnNames(List<ColumnSchema> columns) {
    return columns.stream().map(ColumnSchema::name).toList();
  }
}
