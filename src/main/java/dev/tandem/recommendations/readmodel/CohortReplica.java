package dev.tandem.recommendations.readmodel;

import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates cohorts and their enrolments. A closed cohort stays closed. */
@Component
class CohortReplica {

  private final JdbcClient jdbc;

  CohortReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learns-cohorts")
  void on(CohortOpened event) {
    jdbc.sql(
            """
            insert into recommendations.cohort as known
              (cohort_id, name, topics, starts_on, ends_on, opened_as_of)
            values (:cohort, :name, :topics, :startsOn, :endsOn, :asOf)
            on conflict (cohort_id) do update set
              name = excluded.name, topics = excluded.topics, starts_on = excluded.starts_on,
              ends_on = excluded.ends_on, opened_as_of = excluded.opened_as_of
            where known.opened_as_of < excluded.opened_as_of
            """)
        .param("cohort", event.cohortId())
        .param("name", event.name())
        .param("topics", event.topics().toArray(String[]::new))
        .param("startsOn", event.startsOn())
        .param("endsOn", event.endsOn())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }

  @ApplicationModuleListener(id = "recommendations.learns-enrolments")
  void on(CohortEnrolled event) {
    jdbc.sql(
            """
            insert into recommendations.enrolment as known
              (cohort_id, member_id, role, capacity, as_of)
            values (:cohort, :member, :role, :capacity, :asOf)
            on conflict (cohort_id, member_id) do update set
              role = excluded.role, capacity = excluded.capacity, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("cohort", event.cohortId())
        .param("member", event.memberId())
        .param("role", event.role())
        .param("capacity", event.capacity())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }

  @ApplicationModuleListener(id = "recommendations.learns-closed-cohorts")
  void on(CohortClosed event) {
    jdbc.sql(
            """
            insert into recommendations.cohort as known (cohort_id, closed) values (:cohort, true)
            on conflict (cohort_id) do update set closed = true
            """)
        .param("cohort", event.cohortId())
        .update();
  }
}
