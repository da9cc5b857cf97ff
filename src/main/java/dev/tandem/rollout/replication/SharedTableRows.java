package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import java.util.List;

/**
 * Rows of a table that is not the module's own and yet travels with it.
 *
 * @param table with its schema
 * @param rowFilter a condition on its primary key
 */
public record SharedTableRows(String table, String rowFilter) {

  public static List<SharedTableRows> of(String module) {
    return OwnedRows.of(module).stream()
        .map(it -> new SharedTableRows(it.table(), it.condition()))
        .toList();
  }
}
