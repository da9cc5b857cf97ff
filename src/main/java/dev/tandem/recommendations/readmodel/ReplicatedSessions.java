package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.Party;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores what events say about sessions; an event that comes late changes nothing. */
@Repository
class ReplicatedSessions {

  private final JdbcClient jdbc;

  ReplicatedSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param atFault the side because of whom the session did not take place
   */
  void saveStatus(
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

  void saveTimes(EventMetadata meta, Participants pair, Instant startsAt, Instant endsAt) {
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

  /** Who meets in a booked session. */
  record Participants(UUID booking, UUID mentor, UUID mentee) {}
}
