package dev.tandem.preferences.dualread;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What both decided for members, and where they differed. */
@Repository
class Comparisons {

  private final JdbcClient jdbc;

  Comparisons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A decision that both have taken.
   *
   * @param question the key of the question
   */
  record Compared(String question, boolean before, boolean after) {

    boolean differs() {
      return before != after;
    }
  }

  void add(UUID migration, UUID member, List<Compared> all, Instant now) {
    jdbc.sql(
            """
            update preferences.legacy_dual_read_member set compared = compared + :count
            where migration_id = :migration and member_id = :member
            """)
        .param("count", all.size())
        .param("migration", migration)
        .param("member", member)
        .update();
    for (var each : all) {
      if (each.differs()) {
        addDifference(migration, member, each, now);
      }
    }
    jdbc.sql(
            """
            update preferences.legacy_difference set resolved_at = :now
            where migration_id = :migration and member_id = :member and resolved_at is null
              and question <> all(:different)
            """)
        .param("now", now)
        .param("migration", migration)
        .param("member", member)
        .param(
            "different",
            all.stream().filter(Compared::differs).map(Compared::question).toArray(String[]::new))
        .update();
  }

  private void addDifference(UUID migration, UUID member, Compared compared, Instant now) {
    jdbc.sql(
            """
            insert into preferences.legacy_difference
              (migration_id, member_id, question, before, after, last_at)
            values (:migration, :member, :question, :before, :after, :now)
            on conflict (migration_id, member_id, question) do update
              set before = excluded.before, after = excluded.after, last_at = excluded.last_at,
                decisions = legacy_difference.decisions + 1, resolved_at = null
            """)
        .param("migration", migration)
        .param("member", member)
        .param("question", compared.question())
        .param("before", compared.before())
        .param("after", compared.after())
        .param("now", now)
        .update();
  }

  /** Those that still differ first, then the newest. */
  Page<FoundDifference> differences(UUID migration, Paging paging) {
    var items =
        jdbc.sql(
                """
                select member_id, question, before, after, decisions, last_at, resolved_at
                from preferences.legacy_difference where migration_id = ?
                order by resolved_at is not null, last_at desc, member_id, question
                limit ? offset ?
                """)
            .params(migration, paging.size(), paging.offset())
            .query(Rows.of(FoundDifference.class))
            .list();
    var total =
        jdbc.sql("select count(*) from preferences.legacy_difference where migration_id = ?")
            .param(migration)
            .query(Rows.of(Long.class))
            .single();
    return Page.of(items, paging, total);
  }
}
