package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates sessions: who met whom and when, or which side was at fault if they did not. */
@Component
class SessionReplica {

  private final JdbcClient jdbc;

  SessionReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learns-confirmed-bookings")
  void on(BookingConfirmed event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveStatus(event.meta(), pair, SessionStatus.CONFIRMED, null);
    saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-moved-bookings")
  void on(BookingRescheduled event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-cancelled-bookings")
  void on(BookingCancelled event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveStatus(event.meta(), pair, SessionStatus.CANCELLED, event.by());
  }

  @ApplicationModuleListener(id = "recommendations.learns-expired-bookings")
  void on(BookingExpired event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveStatus(event.meta(), pair, SessionStatus.EXPIRED, null);
  }

  @ApplicationModuleListener(id = "recommendations.learns-completed-sessions")
  void on(SessionCompleted event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveStatus(event.meta(), pair, SessionStatus.COMPLETED, null);
    saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-reported-no-shows")
  void on(NoShowReported event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, event.absent());
  }

  @ApplicationModuleListener(id = "recommendations.learns-settled-no-shows")
  void on(NoShowResolved event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    switch (event.outcome()) {
      case HELD -> saveStatus(event.meta(), pair, SessionStatus.COMPLETED, null);
      case MENTEE_ABSENT -> saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, Party.MENTEE);
      case MENTOR_ABSENT -> saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, Party.MENTOR);
    }
  }

  private void saveStatus(
      EventMetadata meta, Participants pair, SessionStatus status, @Nullable Party atFault) {
    var completedAt = status == SessionStatus.COMPLETED ? meta.occurredAt() : null;
    jdbc.sql(
            """
            insert into recommendations.session as known
              (booking_id, mentor_id, mentee_id, status, at_fault, completed_at, status_as_of)
            values (:booking, :mentor, :mentee, :status, :atFault, :completedAt, :asOf)
            on conflict (booking_id) do update set
              status = excluded.status, at_fault = excluded.at_fault,
              completed_at = excluded.completed_at, status_as_of = excluded.status_as_of
            where known.status_as_of < excluded.status_as_of
            """)
        .param("booking", pair.booking())
        .param("mentor", pair.mentor())
        .param("mentee", pair.mentee())
        .param("status", status)
        .param("atFault", atFault, Types.VARCHAR)
        .param("completedAt", completedAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("asOf", EventVersion.of(meta))
        .update();
  }

  private void saveTimes(EventMetadata meta, Participants pair, Instant startsAt, Instant endsAt) {
    jdbc.sql(
            """
            insert into recommendations.session as known
              (booking_id, mentor_id, mentee_id, starts_at, ends_at, times_as_of)
            values (:booking, :mentor, :mentee, :startsAt, :endsAt, :asOf)
            on conflict (booking_id) do update set
              starts_at = excluded.starts_at, ends_at = excluded.ends_at,
              times_as_of = excluded.times_as_of
            where known.times_as_of < excluded.times_as_of
            """)
        .param("booking", pair.booking())
        .param("mentor", pair.mentor())
        .param("mentee", pair.mentee())
        .param("startsAt", startsAt)
        .param("endsAt", endsAt)
        .param("asOf", EventVersion.of(meta))
        .update();
  }

  private record Participants(UUID booking, UUID mentor, UUID mentee) {}
}
