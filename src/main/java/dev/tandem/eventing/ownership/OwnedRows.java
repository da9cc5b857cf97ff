package dev.tandem.eventing.ownership;

import java.util.List;

/**
 * Rows of shared tables that belong to a module and move with it, such as its inbox, so that it
 * handles nothing twice.
 *
 * @param table with its schema
 * @param condition a condition on its primary key
 */
public record OwnedRows(String table, String condition) {

  public static List<OwnedRows> of(String module) {
    return List.of(new OwnedRows("eventing.inbox", "module = '%s'".formatted(module)));
  }
}
