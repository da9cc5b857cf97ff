package dev.tandem.preferences.migration;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.plan.ComparedDecision.Difference;
import dev.tandem.preferences.plan.RowNote;
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
public class MigrationReports {

  private static final String OUTCOME =
      """
      select legacy_id, rows, member_id, migrated, unchanged, quarantined,
             equal, stricter, looser, required, chosen_here, notes, decisions
      from preferences.legacy_member
      """;
  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MigrationReports(JdbcClient jdbc, JsonMapper json) {
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
