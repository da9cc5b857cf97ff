package dev.tandem.recommendations.readmodel;

import dev.tandem.recommendations.readmodel.ReplicatedSessions.Participants;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates sessions: who met whom and when, or which side was at fault if they did not. */
@Component
class SessionReplica {

  private final ReplicatedSessions sessions;

  SessionReplica(ReplicatedSessions sessions) {
    this.sessions = sessions;
  }

  @ApplicationModuleListener(id = "recommendations.learns-confirmed-bookings")
  void on(BookingConfirmed event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveStatus(event.meta(), pair, SessionStatus.CONFIRMED, null);
    sessions.saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-moved-bookings")
  void on(BookingRescheduled event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-cancelled-bookings")
  void on(BookingCancelled event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveStatus(event.meta(), pair, SessionStatus.CANCELLED, event.by());
  }

  @ApplicationModuleListener(id = "recommendations.learns-expired-bookings")
  void on(BookingExpired event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveStatus(event.meta(), pair, SessionStatus.EXPIRED, null);
  }

  @ApplicationModuleListener(id = "recommendations.learns-completed-sessions")
  void on(SessionCompleted event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveStatus(event.meta(), pair, SessionStatus.COMPLETED, null);
    sessions.saveTimes(event.meta(), pair, event.startsAt(), event.endsAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-reported-no-shows")
  void on(NoShowReported event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    sessions.saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, event.absent());
  }

  @ApplicationModuleListener(id = "recommendations.learns-settled-no-shows")
  void on(NoShowResolved event) {
    var pair = new Participants(event.bookingId(), event.mentorId(), event.menteeId());
    switch (event.outcome()) {
      case HELD -> sessions.saveStatus(event.meta(), pair, SessionStatus.COMPLETED, null);
      case MENTEE_ABSENT ->
          sessions.saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, Party.MENTEE);
      case MENTOR_ABSENT ->
          sessions.saveStatus(event.meta(), pair, SessionStatus.NO_SHOW, Party.MENTOR);
    }
  }
}
