package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.RowNote;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that nobody may guess at. */
@Repository
class Quarantine {

  private final JdbcClient jdbc;

  Quarantine(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row to put into quarantine. */
  record Quarantined(String legacyId, long number, RowNote reason) {}

  /**
   * @param legacyIds of all members that were planned
   * @param mapping with which their other rows were understood
   */
  void replace(MigrationId id, Collection<String> legacyIds, List<Quarantined> rows, int mapping) {
    var ids = rows.stream().map(Quarantined::legacyId).toArray(String[]::new);
    var numbers = rows.stream().map(Quarantined::number).toArray(Long[]::new);
    jdbc.sql(
            """
            insert into preferences.legacy_quarantine as q (migration_id, legacy_id, number, reason)
            select :id, r.* from unnest(:ids::text[], :numbers::bigint[], :reasons::text[]) r
            on conflict (migration_id, legacy_id, number) do update
              set reason = excluded.reason, resolved_version = null
              where q.reason <> excluded.reason or q.resolved_version is not null
            """)
        .param("id", id)
        .param("ids", ids)
        .param("numbers", numbers)
        .param("reasons", rows.stream().map(it -> it.reason().name()).toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            update preferences.legacy_quarantine q set resolved_version = :mapping
            where q.migration_id = :id and q.legacy_id = any(:members) and q.resolved_version is null
              and not exists (select from unnest(:ids::text[], :numbers::bigint[]) r (legacy_id, number)
                               where r.legacy_id = q.legacy_id and r.number = q.number)
            """)
        .param("id", id)
        .param("mapping", mapping)
        .param("members", legacyIds.toArray(String[]::new))
        .param("ids", ids)
        .param("numbers", numbers)
        .update();
  }

  /** All rows of members, however many they are. */
  void addAll(MigrationId id, Map<String, RowNote> reasons) {
    jdbc.sql(
            """
            insert into preferences.legacy_quarantine as q (migration_id, legacy_id, number, reason)
            select r.migration_id, r.legacy_id, r.number, m.reason
            from unnest(:ids::text[], :reasons::text[]) m (legacy_id, reason)
            join preferences.legacy_row r on r.migration_id = :id and r.legacy_id = m.legacy_id
            on conflict (migration_id, legacy_id, number) do update
              set reason = excluded.reason, resolved_version = null
              where q.reason <> excluded.reason or q.resolved_version is not null
            """)
        .param("id", id)
        .param("ids", reasons.keySet().toArray(String[]::new))
        .param("reasons", reasons.values().stream().map(Enum::name).toArray(String[]::new))
        .update();
  }
}
