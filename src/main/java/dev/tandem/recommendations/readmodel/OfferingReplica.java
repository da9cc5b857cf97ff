package dev.tandem.recommendations.readmodel;

import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates offerings and how much free time each mentor has. */
@Component
class OfferingReplica {

  private final JdbcClient jdbc;

  OfferingReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learns-offerings")
  void on(OfferingPublished event) {
    jdbc.sql(
            """
            insert into recommendations.offering as known
              (offering_id, mentor_id, title, minutes, price_minor, price_currency, cohort_only,
               published, as_of)
            values (:offering, :mentor, :title, :minutes, :minor, :currency, :cohortOnly, true,
              :asOf)
            on conflict (offering_id) do update set
              title = excluded.title, minutes = excluded.minutes,
              price_minor = excluded.price_minor, price_currency = excluded.price_currency,
              cohort_only = excluded.cohort_only, published = true, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("offering", event.offeringId())
        .param("mentor", event.mentorId())
        .param("title", event.title())
        .param("minutes", event.minutes())
        .param("minor", event.price().minor())
        .param("currency", event.price().currency())
        .param("cohortOnly", event.cohortOnly())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }

  /** Keeps only the fact that the offering is withdrawn, even if it arrives before the offering. */
  @ApplicationModuleListener(id = "recommendations.forgets-withdrawn-offerings")
  void on(OfferingWithdrawn event) {
    jdbc.sql(
            """
            insert into recommendations.offering as known
              (offering_id, mentor_id, published, as_of)
            values (:offering, :mentor, false, :asOf)
            on conflict (offering_id) do update set
              title = excluded.title, minutes = excluded.minutes,
              price_minor = excluded.price_minor, price_currency = excluded.price_currency,
              cohort_only = excluded.cohort_only, published = false, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("offering", event.offeringId())
        .param("mentor", event.mentorId())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }

  @ApplicationModuleListener(id = "recommendations.learns-availability")
  void on(AvailabilitySummaryChanged event) {
    jdbc.sql(
            """
            insert into recommendations.availability as known
              (mentor_id, open_minutes, next_opening, calculated_at, as_of)
            values (:mentor, :minutes, :nextOpening, :calculatedAt, :asOf)
            on conflict (mentor_id) do update set
              open_minutes = excluded.open_minutes, next_opening = excluded.next_opening,
              calculated_at = excluded.calculated_at, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("mentor", event.mentorId())
        .param("minutes", event.openMinutes())
        .param("nextOpening", event.nextOpen(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("calculatedAt", event.meta().occurredAt())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }
}
