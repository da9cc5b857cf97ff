package dev.tandem.preferences.notice;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.events.ChangingTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom a migration concerns, and who has been told. */
@Repository
class Announcements {

  private static final String SELECT =
      """
      select a.migration_id, a.announced_at, a.holds_from, a.finished_at,
        (select count(*) from preferences.legacy_notice n where n.migration_id = a.migration_id)
          as told
      from preferences.legacy_announcement a
      """;

  /** The decisions of members that a migration changes. */
  private static final String CHANGES =
      """
       from preferences.legacy_member m
         cross join lateral jsonb_to_recordset(m.decisions)
           as d (question text, before boolean, after boolean)
       where m.migration_id = :migration and m.member_id is not null and d.before <> d.after
         and d.question like 'topic/%'
      """;

  private final JdbcClient jdbc;

  Announcements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Announcement> find(UUID migration) {
    return jdbc.sql(SELECT + "where a.migration_id = ?")
        .param(migration)
        .query(Rows.of(Announcement.class))
        .optional();
  }

  /** Locks one that is not finished; empty if there is none, or another process works on it. */
  Optional<Announcement> lockUnfinished() {
    return jdbc.sql(
            SELECT
                + "where a.finished_at is null order by a.announced_at limit 1"
                + " for update of a skip locked")
        .query(Rows.of(Announcement.class))
        .optional();
  }

  /** False if it was begun before. */
  boolean begin(UUID migration, Instant now, Instant holdsFrom) {
    return jdbc.sql(
                """
                insert into preferences.legacy_announcement (migration_id, announced_at, holds_from)
                values (:migration, :now, :holdsFrom) on conflict do nothing
                """)
            .param("migration", migration)
            .param("now", now)
            .param("holdsFrom", holdsFrom)
            .update()
        == 1;
  }

  void finish(UUID migration, Instant now) {
    jdbc.sql(
            """
            update preferences.legacy_announcement set finished_at = :now
            where migration_id = :migration
            """)
        .param("now", now)
        .param("migration", migration)
        .update();
  }

  private record Change(UUID memberId, String question, boolean before, boolean after) {}

  /** The next members that it concerns, in the order of their numbers, with what changes. */
  Map<UUID, List<ChangingTopic>> next(UUID migration, int limit) {
    var changes =
        jdbc.sql(
                """
                with concerned as (
                  select distinct m.member_id from preferences.legacy_member m
                    join preferences.legacy_announcement a on a.migration_id = m.migration_id
                  where m.migration_id = :migration and m.stricter + m.looser + m.required
                      + m.chosen_here > 0
                    and (a.told_until is null or m.member_id > a.told_until)
                  order by m.member_id limit :limit)
                select m.member_id, d.question, bool_or(d.before) as before,
                  bool_or(d.after) as after
                """
                    + CHANGES
                    + """
                      and m.member_id in (select member_id from concerned)
                    group by m.member_id, d.question order by m.member_id, d.question
                    """)
            .param("migration", migration)
            .param("limit", limit)
            .query(Rows.of(Change.class))
            .list();
    var byMember = new LinkedHashMap<UUID, List<ChangingTopic>>();
    for (var change : changes) {
      var parts = change.question().split("/", -1);
      byMember
          .computeIfAbsent(change.memberId(), _ -> new ArrayList<>())
          .add(new ChangingTopic(parts[1], parts[2], change.before(), change.after()));
    }
    return byMember;
  }

  /** False if the member has been told of this migration before. */
  boolean addNotice(UUID migration, UUID member, Instant now) {
    return jdbc.sql(
                """
                insert into preferences.legacy_notice (migration_id, member_id, told_at)
                values (:migration, :member, :now) on conflict do nothing
                """)
            .param("migration", migration)
            .param("member", member)
            .param("now", now)
            .update()
        == 1;
  }

  void advance(UUID migration, UUID toldUntil) {
    jdbc.sql("update preferences.legacy_announcement set told_until = ? where migration_id = ?")
        .params(toldUntil, migration)
        .update();
  }

  Audience audience(UUID migration) {
    return jdbc.sql(
            """
            select count(*) filter (where concerned) as concerned,
              count(*) filter (where not concerned) as unconcerned,
              (select count(*) from preferences.legacy_member
                where migration_id = :migration and member_id is null) as strangers
            from (
              select bool_or(stricter + looser + required + chosen_here > 0) as concerned
              from preferences.legacy_member
              where migration_id = :migration and member_id is not null
              group by member_id) each
            """)
        .param("migration", migration)
        .query(Rows.of(Audience.class))
        .single();
  }

  /** The most frequent wordings first. */
  List<NoticeWording> wordings(UUID migration, int limit) {
    return jdbc.sql(
            """
            select changes, count(*) as members
            from (
              select member_id, string_agg(split_part(question, '/', 2) ||
                case when after then ':on' else ':off' end, ',' order by question) as changes
              from (
                select m.member_id, d.question, bool_or(d.after) as after
            """
                + CHANGES
                + """
                  group by m.member_id, d.question) change
                  group by member_id) each
                group by changes order by members desc, changes limit :limit
                """)
        .param("migration", migration)
        .param("limit", limit)
        .query(Rows.of(NoticeWording.class))
        .list();
  }
}
