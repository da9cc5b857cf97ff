package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.ModuleDatabase;

/**
 * A counter that the source increments and the replication link transfers. Changes are applied in
 * commit order, so a target that has the new number has everything that was committed before.
 *
 * <p>Positions in the write-ahead log would answer the same question, but later: a subscriber
 * confirms a position only after flushing its own log, and the position of a source moves on with
 * the writes of other modules, for which nothing is sent.
 */
final class ReplicationMarker {

  private static final String TABLE = "rollout.replication_marker";

  private final String module;
  private final String sourceIdentity;
  private final ModuleDatabase sourceDatabase;
  private final ModuleDatabase targetDatabase;

  ReplicationMarker(String module, ModuleDatabase sourceDatabase, ModuleDatabase targetDatabase) {
    this.module = module;
    this.sourceIdentity = sourceDatabase.identity();
    this.sourceDatabase = sourceDatabase;
    this.targetDatabase = targetDatabase;
  }

  static OwnedRows rowsOf(String module) {
    return new OwnedRows(TABLE, "module = '%s'".formatted(module));
  }

  static boolean isMarkerTable(OwnedRows rows) {
    return rows.table().equals(TABLE);
  }

  /**
   * Also renames the table of an earlier version, because the migrations of this module do not run
   * in the database of a service.
   */
  static void createTable(ModuleDatabase database) {
    database
        .jdbc()
        .execute(
            """
            do $$ begin
              if to_regclass('rollout.replication_marker') is not null then
                return;
              end if;
              if to_regclass('rollout.mark') is not null then
                alter table rollout.mark rename to replication_marker;
                return;
              end if;
              create schema if not exists rollout;
              create table rollout.replication_marker (
                module text,
                source text,
                number bigint not null,
                primary key (module, source)
              );
            end $$
            """);
  }

  long write() {
    return sourceDatabase.queryOne(
        Long.class,
        """
        insert into rollout.replication_marker (module, source, number) values (?, ?, 1)
        on conflict (module, source) do update set number = replication_marker.number + 1
        returning number
        """,
        module,
        sourceIdentity);
  }

  boolean hasArrived(long number) {
    return targetDatabase.queryOne(
        Boolean.class,
        """
        select exists (
          select from rollout.replication_marker where module = ? and source = ? and number >= ?)
        """,
        module,
        sourceIdentity,
        number);
  }

  static void delete(ModuleDatabase database, String module) {
    if (database.queryOne(Boolean.class, "select to_regclass(?) is not null", TABLE)) {
      database.jdbc().update("delete from rollout.replication_marker where module = ?", module);
    }
  }
}
