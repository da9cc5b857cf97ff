package dev.tandem.scheduling.process;

import dev.tandem.access.memberdata.ErasureObjection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members who want to leave, with whom nothing new begins, and what is in the way. */
@Component
class LeavingMembers {

  private final JdbcClient jdbc;

  LeavingMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Has no effect if it is known already that the member stays. */
  void add(UUID erasure, UUID member) {
    jdbc.sql(
            """
            insert into scheduling.leaving_member (erasure_id, member_id, stays)
            values (?, ?, false) on conflict do nothing
            """)
        .params(erasure, member)
        .update();
  }

  void remove(UUID erasure, UUID member) {
    jdbc.sql(
            """
            insert into scheduling.leaving_member (erasure_id, member_id, stays)
            values (?, ?, true) on conflict (erasure_id) do update set stays = true
            """)
        .params(erasure, member)
        .update();
  }

  List<ErasureObjection> objections(UUID member) {
    var found = new ArrayList<ErasureObjection>();
    var open =
        count(
            """
            select count(*) from scheduling.booking
            where :member in (mentee_id, mentor_id) and status in ('HELD', 'PENDING', 'CONFIRMED')
            """,
            member);
    if (open > 0) {
      found.add(
          new ErasureObjection(
              "bookings-ahead",
              "%s. Cancel what is ahead, or wait until two days after the last session."
                  .formatted(
                      open == 1 ? "A session is not over" : open + " sessions are not over")));
    }
    var disputed =
        count(
            """
            select count(*) from scheduling.no_show n
              join scheduling.booking b on b.id = n.booking_id
            where :member in (b.mentee_id, b.mentor_id) and n.resolved_at is null
            """,
            member);
    if (disputed > 0) {
      found.add(
          new ErasureObjection(
              "absence-open",
              "It is not decided yet who was absent from a session. Wait until it is."));
    }
    return List.copyOf(found);
  }

  private int count(String sql, UUID member) {
    return jdbc.sql(sql).param("member", member).query(Integer.class).single();
  }
}
