package dev.tandem.preferences.dualread;

import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which members take part in a comparison, and whose decisions count for each. */
@Repository
class ComparedMembers {

  private final JdbcClient jdbc;

  ComparedMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Members of the migration who do not take part yet, in the order of their numbers. */
  List<UUID> nextToEnrol(UUID migration, int limit) {
    return jdbc.sql(
            """
            select distinct m.member_id from preferences.legacy_member m
              join preferences.legacy_dual_read d on d.migration_id = m.migration_id
            where m.migration_id = :migration and m.member_id is not null
              and (d.enrolled_until is null or m.member_id > d.enrolled_until)
            order by m.member_id limit :limit
            """)
        .param("migration", migration)
        .param("limit", limit)
        .query(Rows.of(UUID.class))
        .list();
  }

  void enrol(DualRead dualRead, List<UUID> members) {
    jdbc.sql(
            """
            insert into preferences.legacy_dual_read_member (migration_id, member_id, deciding)
            select :migration, unnest(:members::uuid[]), :deciding on conflict do nothing
            """)
        .param("migration", dualRead.migrationId())
        .param("members", members.toArray(UUID[]::new))
        .param("deciding", dualRead.deciding())
        .update();
    jdbc.sql("update preferences.legacy_dual_read set enrolled_until = ? where migration_id = ?")
        .params(members.getLast(), dualRead.migrationId())
        .update();
  }

  /** Members for whom the other decisions still count. */
  List<UUID> nextToSwitch(DualRead dualRead, int limit) {
    return jdbc.sql(
            """
            select member_id from preferences.legacy_dual_read_member
            where migration_id = :migration and deciding <> :deciding
            order by member_id limit :limit
            """)
        .param("migration", dualRead.migrationId())
        .param("deciding", dualRead.deciding())
        .param("limit", limit)
        .query(Rows.of(UUID.class))
        .list();
  }

  void switchOver(DualRead dualRead, List<UUID> members) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read_member set deciding = :deciding
            where migration_id = :migration and member_id = any(:members)
            """)
        .param("deciding", dualRead.deciding())
        .param("migration", dualRead.migrationId())
        .param("members", members.toArray(UUID[]::new))
        .update();
  }

  List<UUID> nextToCompare(UUID migration, int limit) {
    return jdbc.sql(
            """
            select m.member_id from preferences.legacy_dual_read_member m
              join preferences.legacy_dual_read d on d.migration_id = m.migration_id
            where m.migration_id = :migration
              and (d.compared_until is null or m.member_id > d.compared_until)
            order by m.member_id limit :limit
            """)
        .param("migration", migration)
        .param("limit", limit)
        .query(Rows.of(UUID.class))
        .list();
  }
}
