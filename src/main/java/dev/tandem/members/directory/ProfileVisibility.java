package dev.tandem.members.directory;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who sees the profiles of mentors: everyone, or only those who are in an open cohort with them.
 * Operators and the mentors themselves always do.
 */
@Repository
class ProfileVisibility {

  /** Holds for a row of {@code members.member m} if the viewer sees it. */
  static final String CONDITION =
      """
      (m.id = :viewer
        or not exists (select from members.profile_visibility v
          where v.member_id = m.id and v.visible_to <> 'everyone')
        or exists (select from members.enrolment own
          join members.enrolment theirs on theirs.cohort_id = own.cohort_id
          join members.cohort c on c.id = own.cohort_id and c.closed_at is null
          where own.member_id = :viewer and theirs.member_id = m.id))
      """;

  private final JdbcClient jdbc;

  ProfileVisibility(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isVisible(UUID mentor, Caller viewer) {
    return viewer.is(Role.OPERATOR)
        || jdbc.sql(
                "select exists (select from members.member m where m.id = :mentor and "
                    + CONDITION
                    + ")")
            .param("mentor", mentor)
            .param("viewer", viewer.memberId())
            .query(Boolean.class)
            .single();
  }

  /**
   * @param version of the event; an older one changes nothing
   */
  void save(UUID member, String visibleTo, long version) {
    jdbc.sql(
            """
            insert into members.profile_visibility as known (member_id, visible_to, version)
            values (?, ?, ?)
            on conflict (member_id) do update set
              visible_to = excluded.visible_to, version = excluded.version
            where known.version < excluded.version
            """)
        .params(member, visibleTo, version)
        .update();
  }
}
