package dev.tandem.eventing.ownership;

import java.util.List;

/**
 * Rows of the kernel's tables that belong to a module and travel with it: what it has received, so
 * that it takes nothing twice.
 *
 * @param table with its schema
 * @param condition a condition on its primary key
 */
public record OwnedRows(String table, String condition) {

  public static List<OwnedRows> of(String module) {
    return List.of(new OwnedRows("eventing.inbox", "module = '%s'".formatted(module)));
  }
}
