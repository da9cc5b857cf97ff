package dev.tandem.scheduling.offering;

import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** This module's copy of cohorts: their members, and which cohorts are closed. */
@Component
public class Cohorts {

  private final JdbcClient jdbc;

  Cohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "scheduling.enrol-in-cohort")
  void on(CohortEnrolled event) {
    jdbc.sql(
            """
            insert into scheduling.cohort_member (cohort_id, member_id, role, as_of)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(event.cohortId(), event.memberId(), event.role(), event.meta().occurredAt())
        .update();
  }

  @ApplicationModuleListener(id = "scheduling.close-cohort")
  void on(CohortClosed event) {
    jdbc.sql("insert into scheduling.closed_cohort (cohort_id) values (?) on conflict do nothing")
        .param(event.cohortId())
        .update();
  }

  /** The open cohort that both belong to; if there are several, the one the mentee joined last. */
  public @Nullable UUID findShared(UUID mentee, UUID mentor) {
    return jdbc.sql(
            """
            select a.cohort_id from scheduling.cohort_member a
              join scheduling.cohort_member b on b.cohort_id = a.cohort_id
            where a.member_id = ? and b.member_id = ? and not exists
              (select from scheduling.closed_cohort c where c.cohort_id = a.cohort_id)
            order by a.as_of desc, a.cohort_id limit 1
            """)
        .params(mentee, mentor)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
