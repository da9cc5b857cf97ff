package dev.tandem.scheduling.offering;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This module's copy of cohorts: their members, and which cohorts are closed. */
@Repository
public class Cohorts {

  private final JdbcClient jdbc;

  Cohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void enrol(UUID cohort, UUID member, String role, Instant enrolledAt) {
    jdbc.sql(
            """
            insert into scheduling.cohort_member (cohort_id, member_id, role, as_of)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(cohort, member, role, enrolledAt)
        .update();
  }

  void close(UUID cohort) {
    jdbc.sql("insert into scheduling.closed_cohort (cohort_id) values (?) on conflict do nothing")
        .param(cohort)
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
