package dev.tandem.rollout.replication;

/**
 * A number that the source counts up and the feed carries. Changes are applied in the order of
 * their commits, so whoever sees the number has all that was committed before it was written.
 *
 * <p>Positions in the write-ahead log would say the same, later: a subscriber confirms what it has
 * applied only when its own log is flushed, and a source that writes for other modules moves on
 * without sending anything.
 */
public final class ReplicationMarker {

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

  static SharedTableRows rowsOf(String module) {
    return new SharedTableRows(TABLE, "module = '%s'".formatted(module));
  }

  static boolean isMarkerTable(SharedTableRows portion) {
    return portion.table().equals(TABLE);
  }

  /**
   * A service has no scripts of this module, so the table that an earlier version made is renamed
   * here.
   */
  static void createTable(ModuleDatabase side) {
    side.jdbc()
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

  public static void delete(ModuleDatabase side, String module) {
    if (side.queryOne(Boolean.class, "select to_regclass(?) is not null", TABLE)) {
      side.jdbc().update("delete from rollout.replication_marker where module = ?", module);
    }
  }
}
