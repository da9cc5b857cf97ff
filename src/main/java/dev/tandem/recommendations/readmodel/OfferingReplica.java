package dev.tandem.recommendations.readmodel;

import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps what can be booked: offerings with their price, and how open each mentor's calendar is. */
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

  /** Of a withdrawn offering nothing is kept but that it is gone, whatever came before. */
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
              (mentor_id, open_minutes, next_open, summed_at, as_of)
            values (:mentor, :minutes, :next, :summedAt, :asOf)
            on conflict (mentor_id) do update set
              open_minutes = excluded.open_minutes, next_open = excluded.next_open,
              summed_at = excluded.summed_at, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("mentor", event.mentorId())
        .param("minutes", event.openMinutes())
        .param("next", utc(event.nextOpen()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("summedAt", utc(event.meta().occurredAt()))
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
