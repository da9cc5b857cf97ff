package dev.tandem.notifications.readmodel;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.scheduling.events.OfferingPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns the titles of offerings and the names of cohorts. */
@Component
class CatalogueListener {

  private final JdbcClient jdbc;

  CatalogueListener(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-offerings")
  void on(OfferingPublished event) {
    jdbc.sql(
            """
            insert into notifications.offering as known (offering_id, mentor_id, title, as_of)
            values (:id, :mentor, :title, :asOf)
            on conflict (offering_id) do update set mentor_id = excluded.mentor_id,
              title = excluded.title, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("id", event.offeringId())
        .param("mentor", event.mentorId())
        .param("title", event.title())
        .param("asOf", AsOf.version(event.meta()))
        .update();
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-cohorts")
  void on(CohortOpened event) {
    jdbc.sql(
            """
            insert into notifications.cohort as known (cohort_id, name, as_of)
            values (:id, :name, :asOf)
            on conflict (cohort_id) do update set name = excluded.name, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("id", event.cohortId())
        .param("name", event.name())
        .param("asOf", AsOf.version(event.meta()))
        .update();
  }
}
