package dev.tandem.preferences.choice;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.choice.KnownMembers.KnownMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and adds to the record for many members at once. */
@Repository
class ImportLog {

  /** No words were shown here. */
  private static final String WORDING = "former platform";

  private final JdbcClient jdbc;

  ImportLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the members that are known here, locked until the transaction ends. */
  List<KnownMember> lock(Collection<UUID> members) {
    return find(members, "for update");
  }

  List<KnownMember> find(Collection<UUID> members) {
    return find(members, "");
  }

  private List<KnownMember> find(Collection<UUID> members, String locking) {
    return jdbc.sql(
            """
            select member_id, version, profile_zone from preferences.member
            where member_id = any(?) order by member_id
            """
                + locking)
        .param(members.toArray(UUID[]::new))
        .query(Rows.of(KnownMember.class))
        .list();
  }

  /** The oldest first. */
  List<LoggedAnswer> answers(Collection<UUID> members) {
    return jdbc.sql(
            """
            select member_id, question, value, confirmed, source, chosen_at, migration_id, kept_off
            from preferences.choice where member_id = any(?) order by member_id, version, question
            """)
        .param(members.toArray(UUID[]::new))
        .query(ImportLog::answer)
        .list();
  }

  /** By hand, since there are millions. */
  private static LoggedAnswer answer(ResultSet row, int number) throws SQLException {
    return new LoggedAnswer(
        row.getObject("member_id", UUID.class),
        row.getString("question"),
        row.getString("value"),
        row.getBoolean("confirmed"),
        ChoiceSource.valueOf(row.getString("source")),
        row.getObject("chosen_at", OffsetDateTime.class).toInstant(),
        row.getObject("migration_id", UUID.class),
        row.getBoolean("kept_off"));
  }

  /** An answer to add, of a member whose version it makes. */
  record Addition(UUID member, long version, ImportedAnswer answer) {}

  void append(List<Addition> added, ChoiceSource source, UUID migration, Instant now) {
    jdbc.sql(
            """
            insert into preferences.choice
              (member_id, version, question, value, confirmed, kept_off,
               source, chosen_at, wording, migration_id)
            select a.*, :source, :now, :wording, :migration
            from unnest(:members::uuid[], :versions::bigint[], :questions::text[], :values::text[],
                        :confirmed::boolean[], :keptOff::boolean[]) a
            """)
        .param("source", source)
        .param("now", now)
        .param("wording", WORDING)
        .param("migration", migration)
        .param("members", added.stream().map(Addition::member).toArray(UUID[]::new))
        .param("versions", added.stream().map(Addition::version).toArray(Long[]::new))
        .param(
            "questions",
            added.stream().map(it -> it.answer().question().key()).toArray(String[]::new))
        .param("values", added.stream().map(it -> it.answer().value()).toArray(String[]::new))
        .param(
            "confirmed", added.stream().map(it -> it.answer().confirmed()).toArray(Boolean[]::new))
        .param("keptOff", added.stream().map(it -> it.answer().keptOff()).toArray(Boolean[]::new))
        .update();
  }

  void saveVersions(Map<UUID, Long> versions) {
    jdbc.sql(
            """
            update preferences.member m set version = v.version
            from unnest(:members::uuid[], :versions::bigint[]) v (member_id, version)
            where m.member_id = v.member_id
            """)
        .param("members", versions.keySet().toArray(UUID[]::new))
        .param("versions", versions.values().toArray(Long[]::new))
        .update();
  }
}
