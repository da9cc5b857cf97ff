package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.util.List;

/** Checks whether a module's tables can be replicated between two databases, in both directions. */
record ReplicationPrerequisites(
    String module, ModuleDatabase source, ModuleDatabase target, List<OwnedRows> ownedRows) {

  void check() {
    if (source.identity().equals(target.identity())) {
      throw new CannotReplicateException(
          "%s and %s use the same database; give the service a database of its own."
              .formatted(source.name(), target.name()));
    }
    requireAll(source);
    requireAll(target);
    new MigrationCheck(module, source, target).requireSame();
    checkTables();
  }

  private void requireAll(ModuleDatabase database) {
    var tables = TableCatalog.load(database, module, List.of()).tableNames();
    DatabaseRequirement.of(module, tables).stream()
        .filter(requirement -> !requirement.isMetBy(database))
        .findFirst()
        .ifPresent(unmet -> {
          throw new CannotReplicateException(
              "the database of %s %s".formatted(database.name(), unmet.problem()));
        });
  }

  private void checkTables() {
    var sourceTables = tablesWithoutMarker(source);
    var targetTables = tablesWithoutMarker(target);
    sourceTables
        .differenceFrom(targetTables)
        .or(() -> targetTables.differenceFrom(sourceTables))
        .ifPresent(difference -> {
          throw new CannotReplicateException(
              "the tables of %s differ between %s and %s: %s; run the same version on both sides."
                  .formatted(module, source.name(), target.name(), difference));
        });
  }

  /** The marker table is left out: the first copy creates it in both databases. */
  private TableCatalog tablesWithoutMarker(ModuleDatabase database) {
    var rows = ownedRows.stream().filter(owned -> !ReplicationMarker.isMarkerTable(owned)).toList();
    return TableCatalog.load(database, module, rows);
  }
}
