package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import dev.tandem.rollout.database.TableSchema;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A publication of a module's tables, in the database that sends the changes. */
record Publication(ModuleDatabase database, String name) {

  Publication(String module, ModuleDatabase database) {
    this(database, nameFor(module));
  }

  static String nameFor(String module) {
    return "tandem_" + module;
  }

  boolean contains(TableCatalog tables) {
    var published =
        database.queryStrings(
            """
            select quote_ident(schemaname) || '.' || quote_ident(tablename)
              from pg_publication_tables where pubname = ?
            """,
            name);
    return new TreeSet<>(published).equals(new TreeSet<>(tables.tableNames()));
  }

  /** Replaces a publication of other tables. */
  void create(TableCatalog tables) {
    if (contains(tables)) {
      return;
    }
    drop();
    database
        .jdbc()
        .execute(
            """
            create publication %s for table %s
              with (publish = 'insert, update, delete', publish_via_partition_root = true)
            """
                .formatted(
                    name,
                    tables.tables().stream()
                        .map(TableSchema::publicationClause)
                        .collect(Collectors.joining(", "))));
  }

  void drop() {
    database.jdbc().execute("drop publication if exists " + name);
  }
}
