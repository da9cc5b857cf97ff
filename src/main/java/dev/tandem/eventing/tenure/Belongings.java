package dev.tandem.eventing.tenure;

import java.util.List;

/**
 * Rows of the kernel's tables that belong to a module and travel with it: what it has received, so
 * that it takes nothing twice.
 *
 * @param table with its schema
 * @param rows a condition on its primary key
 */
public record Belongings(String table, String rows) {

  public static List<Belongings> of(String module) {
    return List.of(new Belongings("eventing.received", "module = '%s'".formatted(module)));
  }
}
