package dev.tandem.signals.fold;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Duration;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The bookings of the last months: a session is held at most 60 days before it takes place. */
@Repository
class KnownBookings {

  private static final Duration KEPT = Duration.ofDays(100);

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownBookings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds what an event tells; what is known already stays.
   *
   * @return all that is known of the booking now
   */
  KnownBooking merge(KnownBooking told) {
    return jdbc.sql(
            """
            insert into signals.known_booking as known
                   (booking_id, cohort_id, held_at, confirmed_at, absent_at, funded_at,
                    funded_minor, first_heard_at)
            values (:booking_id, :cohort_id, :held_at, :confirmed_at, :absent_at, :funded_at,
                    :funded_minor, :now)
            on conflict (booking_id) do update
               set cohort_id = coalesce(known.cohort_id, excluded.cohort_id),
                   held_at = coalesce(known.held_at, excluded.held_at),
                   confirmed_at = coalesce(known.confirmed_at, excluded.confirmed_at),
                   absent_at = coalesce(known.absent_at, excluded.absent_at),
                   funded_at = coalesce(known.funded_at, excluded.funded_at),
                   funded_minor = coalesce(known.funded_minor, excluded.funded_minor)
            returning booking_id, cohort_id, held_at, confirmed_at, absent_at, funded_at,
                      funded_minor
            """)
        .paramSource(told)
        .param("now", clock.instant())
        .query(Rows.of(KnownBooking.class))
        .single();
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOld() {
    jdbc.sql("delete from signals.known_booking where first_heard_at < ?")
        .param(clock.instant().minus(KEPT))
        .update();
  }
}
