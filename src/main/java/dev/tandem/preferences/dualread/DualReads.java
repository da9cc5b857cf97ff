package dev.tandem.preferences.dualread;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The comparisons of both sets of rules, one for each migration, and how far each is. */
@Repository
class DualReads {

  private static final String SELECT =
      """
      select migration_id, deciding, since, enrolled, compared_at, ended_at
      from preferences.legacy_dual_read
      """;

  private static final String[] MANDATORY =
      Stream.of(Topic.values())
          .filter(Topic::isMandatory)
          .flatMap(
              topic -> Stream.of(Channel.values()).map(it -> new Question.OfTopic(topic, it).key()))
          .toArray(String[]::new);

  private final JdbcClient jdbc;

  DualReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<DualRead> find(UUID migration) {
    return jdbc.sql(SELECT + "where migration_id = ?")
        .param(migration)
        .query(Rows.of(DualRead.class))
        .optional();
  }

  Optional<DualRead> findForUpdate(UUID migration) {
    return jdbc.sql(SELECT + "where migration_id = ? for update")
        .param(migration)
        .query(Rows.of(DualRead.class))
        .optional();
  }

  Optional<DualRead> findOpen() {
    return jdbc.sql(SELECT + "where ended_at is null").query(Rows.of(DualRead.class)).optional();
  }

  /** Locks the open one; empty if another process works on it. */
  Optional<DualRead> lockOpen() {
    return jdbc.sql(SELECT + "where ended_at is null for update skip locked")
        .query(Rows.of(DualRead.class))
        .optional();
  }

  /** Also begins again one that was ended. */
  void begin(UUID migration, int mappingVersion, Instant now) {
    jdbc.sql(
            """
            insert into preferences.legacy_dual_read (migration_id, deciding, since, mapping_version)
            values (:migration, 'FORMER', :now, :mapping)
            on conflict (migration_id) do update
              set deciding = 'FORMER', since = :now, mapping_version = :mapping,
                ended_at = null, enrolled = false,
                enrolled_until = null, compared_until = null, compared_at = null
            """)
        .param("migration", migration)
        .param("mapping", mappingVersion)
        .param("now", now)
        .update();
  }

  /** Members who have joined the migration since are looked for again. */
  void decide(UUID migration, Deciding deciding, Instant now) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read
            set deciding = :deciding, since = :now, enrolled = false, enrolled_until = null,
              compared_until = null, compared_at = null
            where migration_id = :migration
            """)
        .param("deciding", deciding)
        .param("now", now)
        .param("migration", migration)
        .update();
  }

  /** Looks for members who have joined the migration since, and compares all once more. */
  void compareAgain(UUID migration, int mappingVersion) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read
            set mapping_version = :mapping, enrolled = false, enrolled_until = null,
              compared_until = null, compared_at = null
            where migration_id = :migration
            """)
        .param("mapping", mappingVersion)
        .param("migration", migration)
        .update();
  }

  void end(UUID migration, Instant now) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read set ended_at = :now where migration_id = :migration
            """)
        .param("now", now)
        .param("migration", migration)
        .update();
  }

  void completeEnrolment(UUID migration) {
    jdbc.sql("update preferences.legacy_dual_read set enrolled = true where migration_id = ?")
        .param(migration)
        .update();
  }

  void advanceComparison(UUID migration, UUID comparedUntil) {
    jdbc.sql("update preferences.legacy_dual_read set compared_until = ? where migration_id = ?")
        .params(comparedUntil, migration)
        .update();
  }

  void completeComparison(UUID migration, Instant now) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read set compared_at = :now
            where migration_id = :migration
            """)
        .param("now", now)
        .param("migration", migration)
        .update();
  }

  DualReadFigures figures(UUID migration) {
    return jdbc.sql(
            """
            select count(*) as members,
              count(*) filter (where m.deciding <> d.deciding) as pending,
              coalesce(sum(m.compared), 0)::bigint as compared,
              (select coalesce(sum(decisions), 0)::bigint from preferences.legacy_difference
                where migration_id = :migration) as different,
              (select count(distinct member_id) from preferences.legacy_difference
                where migration_id = :migration and resolved_at is null) as members_with_difference,
              (select count(*) from preferences.legacy_difference
                where migration_id = :migration and resolved_at is null and after
                  and question <> all(:mandatory)) as looser
            from preferences.legacy_dual_read_member m
              join preferences.legacy_dual_read d on d.migration_id = m.migration_id
            where m.migration_id = :migration
            """)
        .param("migration", migration)
        .param("mandatory", MANDATORY)
        .query(Rows.of(DualReadFigures.class))
        .single();
  }
}
