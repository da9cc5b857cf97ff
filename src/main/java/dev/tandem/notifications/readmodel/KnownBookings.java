package dev.tandem.notifications.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Timestamps;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bookings that were heard of; an event that comes late changes nothing. */
@Repository
public class KnownBookings {

  public static final Duration WEEK = Duration.ofDays(7);

  private static final String COLUMNS =
      """
      select booking_id, mentor_id, mentee_id, offering_id, starts_at, ends_at, revision, status,
        hold_expires_at
      from notifications.booking
      """;

  private static final String UPCOMING =
      COLUMNS
          + """
           where status = 'CONFIRMED' and starts_at > :after
            and (mentor_id = :member or mentee_id = :member)
          """;

  private final JdbcClient jdbc;

  KnownBookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<KnownBooking> find(UUID booking) {
    return jdbc.sql(COLUMNS + " where booking_id = ?")
        .param(booking)
        .query(KnownBooking.class)
        .optional();
  }

  public Map<UUID, KnownBooking> find(Collection<UUID> bookings) {
    return bookings.isEmpty()
        ? Map.of()
        : jdbc
            .sql(COLUMNS + " where booking_id = any(?)")
            .param(bookings.toArray(UUID[]::new))
            .query(Rows.of(KnownBooking.class))
            .list()
            .stream()
            .collect(Collectors.toMap(KnownBooking::id, Function.identity()));
  }

  /** The confirmed bookings of a member that begin within a time, the earliest first. */
  public List<KnownBooking> upcoming(UUID member, Instant after, Instant before) {
    return jdbc.sql(UPCOMING + " and starts_at < :before order by starts_at, booking_id")
        .param("after", after)
        .param("before", before)
        .param("member", member)
        .query(Rows.of(KnownBooking.class))
        .list();
  }

  /** The confirmed bookings of a member that begin later. */
  public List<KnownBooking> upcoming(UUID member, Instant after) {
    return jdbc.sql(UPCOMING)
        .param("after", after)
        .param("member", member)
        .query(Rows.of(KnownBooking.class))
        .list();
  }

  /**
   * Saves what an event says. What it does not say stays.
   *
   * @return false if a newer event was heard of
   */
  public boolean save(KnownBooking booking, EventMetadata meta) {
    return jdbc.sql(
                """
                insert into notifications.booking as known
                  (booking_id, mentor_id, mentee_id, offering_id, starts_at, ends_at, revision,
                   status, hold_expires_at, as_of)
                values (:id, :mentor, :mentee, :offering, :startsAt, :endsAt, :revision, :status,
                  :holdExpiresAt, :asOf)
                on conflict (booking_id) do update set
                  offering_id = coalesce(excluded.offering_id, known.offering_id),
                  starts_at = coalesce(excluded.starts_at, known.starts_at),
                  ends_at = coalesce(excluded.ends_at, known.ends_at),
                  revision = excluded.revision, status = excluded.status,
                  hold_expires_at = coalesce(excluded.hold_expires_at, known.hold_expires_at),
                  as_of = excluded.as_of
                where known.as_of < excluded.as_of
                """)
            .param("id", booking.id())
            .param("mentor", booking.mentorId())
            .param("mentee", booking.menteeId())
            .param("offering", booking.offeringId(), Types.OTHER)
            .param(
                "startsAt",
                Timestamps.toNullableTimestamp(booking.startsAt()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param(
                "endsAt",
                Timestamps.toNullableTimestamp(booking.endsAt()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("revision", booking.revision())
            .param("status", booking.stage())
            .param(
                "holdExpiresAt",
                Timestamps.toNullableTimestamp(booking.holdExpiresAt()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("asOf", AsOf.version(meta))
            .update()
        == 1;
  }
}
