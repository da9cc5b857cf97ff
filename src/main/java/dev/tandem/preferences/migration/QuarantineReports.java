package dev.tandem.preferences.migration;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.plan.RowNote;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is in the quarantine of a migration, for operators who work through it. */
@Repository
@Transactional(readOnly = true)
public class QuarantineReports {

  /**
   * Each row is looked up by its key ({@code offset 0}), as the database would compare all with all
   * while it has no statistics of a new migration, and this user may not gather them.
   */
  private static final String ROWS_IN_QUARANTINE =
      """
      from preferences.legacy_quarantine q
      cross join lateral (
        select * from preferences.legacy_row r
        where r.migration_id = q.migration_id and r.legacy_id = q.legacy_id and r.number = q.number
        offset 0) r
      """;

  private static final String QUARANTINED =
      """
      select q.number, q.legacy_id, r.key, r.value, r.changed_at, r.unreadable, q.reason,
             q.resolved_version
      """
          + ROWS_IN_QUARANTINE;

  private final JdbcClient jdbc;

  QuarantineReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Rows in quarantine, in the order of the members' numbers there.
   *
   * @param reason null for all
   * @param open without those that a later mapping understood
   */
  public Page<QuarantinedRow> rows(
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
  public List<QuarantineGroup> groups(MigrationId id, int limit) {
    return jdbc.sql(
            """
            select q.reason, lower(r.key) as key, left(r.value, 100) as value, count(*) as rows
            """
                + ROWS_IN_QUARANTINE
                + """
                where q.migration_id = ? and q.resolved_version is null
                group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ?
                """)
        .params(id, limit)
        .query(Rows.of(QuarantineGroup.class))
        .list();
  }
}
