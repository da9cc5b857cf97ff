package dev.tandem.preferences.execution;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.staging.MigrationProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members of the source, in the order of their numbers there. */
@Repository
class StagedMembers {

  private static final int MEMBERS_AT_ONCE = 500;

  private static final String ONLY_QUARANTINED =
      """
       and exists (select from preferences.legacy_quarantine q
                    where q.migration_id = m.migration_id and q.legacy_id = m.legacy_id)
      """;

  private final JdbcClient jdbc;
  private final MigrationProperties properties;

  StagedMembers(JdbcClient jdbc, MigrationProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** Counts the rows of each member, unless that was done already. */
  void countMembers(MigrationId id) {
    jdbc.sql(
            """
            insert into preferences.legacy_member (migration_id, legacy_id, rows)
            select migration_id, legacy_id, count(*) from preferences.legacy_row
            where migration_id = ? group by 1, 2 on conflict do nothing
            """)
        .param(id)
        .update();
    jdbc.sql(
            """
            update preferences.legacy_migration m set member_count =
              (select count(*) from preferences.legacy_member l where l.migration_id = m.id)
            where id = ?
            """)
        .param(id)
        .update();
    if (ownsTables()) {
      jdbc.sql("analyze preferences.legacy_row, preferences.legacy_member").update();
    }
  }

  /** Others may not gather statistics, and wait until the database does so by itself. */
  private boolean ownsTables() {
    return jdbc.sql(
            """
            select pg_has_role(relowner, 'USAGE') from pg_class
            where oid = 'preferences.legacy_row'::regclass
            """)
        .query(Rows.of(Boolean.class))
        .single();
  }

  /**
   * Lets the database plan each statement of the transaction anew: the tables grow from nothing,
   * and a plan for an empty table would be kept.
   */
  void planAnew() {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
  }

  /** The rows of members, of each of them together. */
  List<LegacyRow> rowsOf(MigrationId id, Collection<String> legacyIds) {
    return jdbc.sql(
            """
            select number, legacy_id as member, key, value, consent, changed_at
            from preferences.legacy_row
            where migration_id = ? and legacy_id = any(?) order by legacy_id, number
            """)
        .params(id, legacyIds.toArray(String[]::new))
        .query(StagedMembers::row)
        .list();
  }

  /** By hand, since there are millions. */
  private static LegacyRow row(ResultSet row, int number) throws SQLException {
    var changedAt = row.getObject("changed_at", OffsetDateTime.class);
    return new LegacyRow(
        row.getLong("number"),
        row.getString("member"),
        row.getString("key"),
        row.getString("value"),
        row.getString("consent"),
        changedAt == null ? null : changedAt.toInstant());
  }

  /** Those that follow in the run, as many as are handled in one transaction. */
  List<StagedMember> next(LegacyMigration migration) {
    var progress = migration.progress();
    var after = progress.doneUntil() == null ? "" : " and legacy_id > :after";
    var found =
        jdbc.sql(
                """
                select legacy_id, rows, migrated, unchanged, quarantined,
                       equal, stricter, looser, required, chosen_here
                from preferences.legacy_member m where migration_id = :id
                """
                    + after
                    + (progress.onlyQuarantined() ? ONLY_QUARANTINED : "")
                    + " order by legacy_id limit :limit")
            .param("id", migration.id())
            .param("after", progress.doneUntil())
            .param("limit", MEMBERS_AT_ONCE)
            .query(Rows.of(StagedMember.class))
            .list();
    return cut(found);
  }

  private List<StagedMember> cut(List<StagedMember> members) {
    long rows = 0;
    var batch = new ArrayList<StagedMember>();
    for (var member : members) {
      rows += member.hasTooManyRows() ? 0 : member.rows();
      if (rows > properties.rowsAtOnce() && !batch.isEmpty()) {
        break;
      }
      batch.add(member);
    }
    return batch;
  }

  /** Members of here among the next of the run. */
  List<UUID> membersHere(MigrationId id, Collection<String> legacyIds) {
    return jdbc.sql(
            """
            select distinct member_id from preferences.legacy_member
            where migration_id = ? and legacy_id = any(?) and member_id is not null
            """)
        .params(id, legacyIds.toArray(String[]::new))
        .query(Rows.of(UUID.class))
        .list();
  }

  void save(MigrationId id, List<WrittenOutcome> outcomes) {
    jdbc.sql(
            """
            update preferences.legacy_member m
            set member_id = o.member_id, migrated = o.migrated, unchanged = o.unchanged,
                quarantined = o.quarantined, equal = o.equal, stricter = o.stricter,
                looser = o.looser, required = o.required, chosen_here = o.chosen_here,
                notes = o.notes::jsonb, decisions = o.decisions::jsonb
            from unnest(
                   :legacyIds::text[], :members::uuid[], :migrated::int[], :unchanged::int[],
                   :quarantined::int[], :equal::int[], :stricter::int[], :looser::int[],
                   :required::int[], :chosenHere::int[], :notes::text[], :decisions::text[])
                 o (legacy_id, member_id, migrated, unchanged, quarantined, equal, stricter, looser,
                    required, chosen_here, notes, decisions)
            where m.migration_id = :id and m.legacy_id = o.legacy_id
            """)
        .param("id", id)
        .param("legacyIds", texts(outcomes, WrittenOutcome::legacyId))
        .param("members", outcomes.stream().map(WrittenOutcome::member).toArray(UUID[]::new))
        .param("migrated", numbers(outcomes, it -> it.rows().migrated()))
        .param("unchanged", numbers(outcomes, it -> it.rows().unchanged()))
        .param("quarantined", numbers(outcomes, it -> it.rows().quarantined()))
        .param("equal", numbers(outcomes, it -> it.decisions().equal()))
        .param("stricter", numbers(outcomes, it -> it.decisions().stricter()))
        .param("looser", numbers(outcomes, it -> it.decisions().looser()))
        .param("required", numbers(outcomes, it -> it.decisions().required()))
        .param("chosenHere", numbers(outcomes, it -> it.decisions().chosenHere()))
        .param("notes", texts(outcomes, WrittenOutcome::notesJson))
        .param("decisions", texts(outcomes, WrittenOutcome::decisionsJson))
        .update();
  }

  private static String[] texts(
      List<WrittenOutcome> outcomes, Function<WrittenOutcome, String> column) {
    return outcomes.stream().map(column).toArray(String[]::new);
  }

  private static Long[] numbers(
      List<WrittenOutcome> outcomes, ToLongFunction<WrittenOutcome> column) {
    return outcomes.stream().map(column::applyAsLong).toArray(Long[]::new);
  }
}
