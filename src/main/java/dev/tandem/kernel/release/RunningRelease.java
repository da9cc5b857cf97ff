package dev.tandem.kernel.release;

import dev.tandem.kernel.schema.AppliedMigration;
import java.util.List;
import java.util.SortedMap;

/**
 * What runs in this process.
 *
 * @param build the version, and what tells builds of the same version apart
 * @param settings those of the platform by their names, without secrets
 * @param migrations of the tables of all modules in this process, the first one first
 */
public record RunningRelease(
    String build, SortedMap<String, String> settings, List<AppliedMigration> migrations) {

  public RunningRelease {
    migrations = List.copyOf(migrations);
  }
}
