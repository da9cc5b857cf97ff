package dev.tandem.billing.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps a replica of the cohorts and their mentees. */
@Component
class CohortListeners {

  private final JdbcClient jdbc;

  CohortListeners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "billing.knows-cohorts")
  void on(CohortOpened event) {
    jdbc.sql(
            """
            insert into billing.cohort (id, name, capacity) values (?, ?, ?)
            on conflict (id) do update set name = excluded.name, capacity = excluded.capacity\
            """)
        .params(event.cohortId(), event.name(), event.capacity())
        .update();
  }

  @ApplicationModuleListener(id = "billing.knows-mentees-of-cohorts")
  void on(CohortEnrolled event) {
    if (event.role() == Role.MENTEE) {
      jdbc.sql("insert into billing.cohort_mentee values (?, ?, ?) on conflict do nothing")
          .params(event.cohortId(), event.memberId(), event.meta().occurredAt())
          .update();
    }
  }
}
