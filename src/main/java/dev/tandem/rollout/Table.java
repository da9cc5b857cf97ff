package dev.tandem.rollout;

import java.util.List;
import java.util.Optional;

/**
 * A table that travels, as one database has it.
 *
 * @param name with its schema, quoted where needed
 * @param rows which of them travel
 * @param columns in the order of their names
 * @param key the columns of the primary key in its order; empty without one
 * @param unique an index that can stand in for the primary key, empty without one
 */
record Table(String name, String rows, List<Column> columns, List<Column> key, String unique) {

  static final String ALL = "true";

  boolean isWhole() {
    return rows.equals(ALL);
  }

  /** As it stands in a publication. */
  String published() {
    return isWhole() ? name : "%s where (%s)".formatted(name, rows);
  }

  /** What makes it unlike the same table elsewhere. */
  Optional<String> differenceFrom(Table other) {
    for (var it : columns) {
      var its = other.column(it.name());
      if (its.isEmpty()) {
        return Optional.of("%s.%s is missing".formatted(name, it.name()));
      }
      if (!alike(it, its.get())) {
        return Optional.of(
            "%s.%s is %s and not %s".formatted(name, it.name(), said(its.get()), said(it)));
      }
    }
    return names(key).equals(names(other.key))
        ? Optional.empty()
        : Optional.of("%s has another primary key".formatted(name));
  }

  private Optional<Column> column(String called) {
    return columns.stream().filter(it -> it.name().equals(called)).findFirst();
  }

  private static boolean alike(Column it, Column other) {
    return it.type().equals(other.type()) && it.rules().equals(other.rules());
  }

  private static String said(Column column) {
    return (column.type() + " " + column.rules()).strip();
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
