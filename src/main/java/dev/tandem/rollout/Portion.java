package dev.tandem.rollout;

import dev.tandem.eventing.tenure.OwnedRows;
import java.util.List;

/**
 * Rows of a table that is not the module's own and yet travels with it.
 *
 * @param table with its schema
 * @param rows a condition on its primary key
 */
record Portion(String table, String rows) {

  static List<Portion> of(String module) {
    return OwnedRows.of(module).stream()
        .map(it -> new Portion(it.table(), it.condition()))
        .toList();
  }
}
