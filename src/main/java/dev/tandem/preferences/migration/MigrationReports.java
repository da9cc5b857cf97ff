package dev.tandem.preferences.takeover;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.migration.ComparedDecision.Difference;
import dev.tandem.preferences.migration.RowNote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of the rows of a migration, for operators and for those who tell the members. */
@Repository
@Transactional(readOnly = true)
public class TakeoverReports {

  private static final String OUTCOME =
      """
      select legacy_id, rows, member_id, migrated, unchanged, quarantined,
             equal, stricter, looser, required, chosen_here, notes, decisions
      from preferences.legacy_member
      """;
  private static final String QUARANTINED =
      """
      select q.number, q.legacy_id, r.key, r.value, r.changed_at, r.unreadable, q.reason,
             q.resolved_version
      from preferences.legacy_quarantine q
      join preferences.legacy_row r
        on r.migration_id = q.migration_id and r.legacy_id = q.legacy_id and r.number = q.number
      """;
  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TakeoverReports(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Members by their number there or here.
   *
   * @param search the beginning of the number there, or the whole number here; empty for all
   * @param difference only members with such a decision; null for all
   */
  public Page<MemberOutcome> members(
      MigrationId id, String search, @Nullable Difference difference, Paging paging) {
    return members(
        id, search, difference == null ? "" : " and " + column(difference) + " > 0", paging);
  }

  /** Those with rows in quarantine. */
  public Page<MemberOutcome> quarantinedMembers(MigrationId id, String search, Paging paging) {
    return members(id, search, " and quarantined > 0", paging);
  }

  private Page<MemberOutcome> members(
      MigrationId id, String search, String restriction, Paging paging) {
    var condition =
        """
         where migration_id = :id
         and (starts_with(legacy_id, :search) or member_id::text = lower(:search))
        """
            + restriction;
    var found =
        jdbc.sql(OUTCOME + condition + " order by legacy_id limit :size offset :offset")
            .param("id", id)
            .param("search", search.strip())
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(outcomes())
            .list();
    var total =
        jdbc.sql("select count(*) from preferences.legacy_member" + condition)
            .param("id", id)
            .param("search", search.strip())
            .query(Rows.of(Long.class))
            .single();
    return Page.of(found, paging, total);
  }

  /** The newest outcome for a member of here, of those accounts that are the member's. */
  public Optional<MemberOutcome> find(MigrationId id, UUID member) {
    return jdbc.sql(
            OUTCOME + " where migration_id = ? and member_id = ? order by legacy_id limit 1")
        .params(id, member)
        .query(outcomes())
        .optional();
  }

  /** The outcome for an account of the former platform. */
  public Optional<MemberOutcome> find(MigrationId id, String legacyId) {
    return jdbc.sql(OUTCOME + " where migration_id = ? and legacy_id = ?")
        .params(id, legacyId)
        .query(outcomes())
        .optional();
  }

  /**
   * All members in the order of their numbers there, a few at a time, so that there may be any
   * number of them.
   */
  @Transactional(readOnly = true, propagation = Propagation.NOT_SUPPORTED)
  public void forEachMember(MigrationId id, Consumer<MemberOutcome> consumer) {
    var after = "";
    List<MemberOutcome> chunk;
    do {
      chunk =
          jdbc.sql(OUTCOME + " where migration_id = ? and legacy_id > ? order by legacy_id limit ?")
              .params(id, after, CHUNK)
              .query(outcomes())
              .list();
      chunk.forEach(consumer);
      after = chunk.isEmpty() ? after : chunk.getLast().legacyId();
    } while (chunk.size() == CHUNK);
  }

  /**
   * Rows in quarantine, in the order of the members' numbers there.
   *
   * @param reason null for all
   * @param open without those that a later mapping understood
   */
  public Page<QuarantinedRow> quarantine(
      MigrationId id, @Nullable RowNote reason, boolean open, Paging paging) {
    var condition =
        " where q.migration_id = :id"
            + (reason == null ? "" : " and q.reason = :reason")
            + (open ? " and q.resolved_version is null" : "");
    var found =
        jdbc.sql(
                QUARANTINED
                    + condition
                    + " order by q.legacy_id, q.number limit :size offset :offset")
            .param("id", id)
            .param("reason", reason == null ? "" : reason.name())
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(QuarantinedRow.class))
            .list();
    var total =
        jdbc.sql("select count(*) from preferences.legacy_quarantine q" + condition)
            .param("id", id)
            .param("reason", reason == null ? "" : reason.name())
            .query(Rows.of(Long.class))
            .single();
    return Page.of(found, paging, total);
  }

  /** What is in quarantine, the most frequent first. */
  public List<QuarantineGroup> quarantineGroups(MigrationId id, int limit) {
    return jdbc.sql(
            """
            select q.reason, lower(r.key) as key, left(r.value, 100) as value, count(*) as rows
            from preferences.legacy_quarantine q
            join preferences.legacy_row r
              on r.migration_id = q.migration_id and r.legacy_id = q.legacy_id
                 and r.number = q.number
            where q.migration_id = ? and q.resolved_version is null
            group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ?
            """)
        .params(id, limit)
        .query(Rows.of(QuarantineGroup.class))
        .list();
  }

  private static String column(Difference difference) {
    return switch (difference) {
      case EQUAL -> "equal";
      case STRICTER -> "stricter";
      case LOOSER -> "looser";
      case REQUIRED -> "required";
      case CHOSEN_HERE -> "chosen_here";
    };
  }

  private RowMapper<MemberOutcome> outcomes() {
    return (row, _) ->
        new MemberOutcome(
            row.getString("legacy_id"),
            row.getLong("rows"),
            row.getObject("member_id", UUID.class),
            new RowCounts(
                row.getLong("migrated"), row.getLong("unchanged"), row.getLong("quarantined")),
            new DecisionCounts(
                row.getLong("equal"),
                row.getLong("stricter"),
                row.getLong("looser"),
                row.getLong("required"),
                row.getLong("chosen_here")),
            Objects.requireNonNull(
                json.readValue(
                    row.getString("notes"), new TypeReference<Map<RowNote, List<Long>>>() {})),
            Objects.requireNonNull(
                json.readValue(
                    row.getString("decisions"), new TypeReference<List<OutcomeDecision>>() {})));
  }
}
