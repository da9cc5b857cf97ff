package dev.tandem.rollout.replication;

import java.util.List;
import java.util.Optional;

/**
 * A table that travels, as one database has it.
 *
 * @param name with its schema, quoted where needed
 * @param rowFilter which of them travel
 * @param columns in the order of their names
 * @param primaryKey the columns of the primary key in its order; empty without one
 * @param uniqueIndex an index that can stand in for the primary key, empty without one
 */
public record TableSchema(
    String name,
    String rowFilter,
    List<ColumnSchema> columns,
    List<ColumnSchema> primaryKey,
    String uniqueIndex) {

  static final String ALL_ROWS = "true";

  boolean hasAllRows() {
    return rowFilter.equals(ALL_ROWS);
  }

  /** As it stands in a publication. */
  String publicationClause() {
    return hasAllRows() ? name : "%s where (%s)".formatted(name, rowFilter);
  }

  /** What makes it unlike the same table elsewhere. */
  Optional<String> differenceFrom(TableSchema other) {
    for (var it : columns) {
      var its = other.findColumn(it.name());
      if (its.isEmpty()) {
        return Optional.of("%s.%s is missing".formatted(name, it.name()));
      }
      if (!isCompatible(it, its.get())) {
        return Optional.of(
            "%s.%s is %s and not %s".formatted(name, it.name(), describe(its.get()), describe(it)));
      }
    }
    return columnNames(primaryKey).equals(columnNames(other.primaryKey))
        ? Optional.empty()
        : Optional.of("%s has another primary key".formatted(name));
  }

  private Optional<ColumnSchema> findColumn(String called) {
    return columns.stream().filter(it -> it.name().equals(called)).findFirst();
  }

  private static boolean isCompatible(ColumnSchema it, ColumnSchema other) {
    return it.type().equals(other.type()) && it.constraints().equals(other.constraints());
  }

  private static String describe(ColumnSchema column) {
    return (column.type() + " " + column.constraints()).strip();
  }

  private static List<String> columnNames(List<ColumnSchema> columns) {
    return columns.stream().map(ColumnSchema::name).toList();
  }
}
