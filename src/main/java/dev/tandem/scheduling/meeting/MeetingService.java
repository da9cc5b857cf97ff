package dev.tandem.scheduling.meeting;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.MeetingPlace;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Changes where one session takes place, which its mentor may do until it has ended. */
@Service
public class MeetingService {

  private final BookingAccess bookingAccess;
  private final BookingProcesses processes;
  private final Meetings meetings;
  private final Clock clock;

  MeetingService(
      BookingAccess bookingAccess, BookingProcesses processes, Meetings meetings, Clock clock) {
    this.bookingAccess = bookingAccess;
    this.processes = processes;
    this.meetings = meetings;
    this.clock = clock;
  }

  /**
   * The history of the booking has when it was changed, and not where to, which operators do not
   * see.
   *
   * @param typed a link or a place; empty for what holds for all sessions of the type
   * @throws Problem 403 for others than the mentor, 409 for a session that is not confirmed or has
   *     ended, 422 for a link that leads nowhere
   */
  @Transactional
  public Booking change(BookingId id, Caller caller, @Nullable String typed) {
    var booking = bookingAccess.lock(id, caller);
    var now = clock.instant();
    if (BookingAccess.partyOf(booking, caller) != Party.MENTOR) {
      throw Problem.forbidden("Only the mentor says where a session takes place.");
    }
    requireAhead(booking, now);
    var wanted = MeetingPlace.validate(typed);
    var arranged = meetings.read(id);
    var exception = Objects.equals(wanted, arranged.usual()) ? null : wanted;
    if (!Objects.equals(exception, arranged.exception())) {
      if (exception == null) {
        meetings.removeException(booking, now);
      } else {
        meetings.saveException(booking, exception, now);
      }
      processes.recordStep(
          id, ProcessStep.CHANGE_MEETING, "The mentor changed where the session takes place.", now);
    }
    return booking;
  }

  private static void requireAhead(Booking booking, Instant now) {
    if (booking.status() != BookingStatus.CONFIRMED || booking.slot().hasEnded(now)) {
      throw Problem.conflict(
          "not-ahead",
          "You can change where you meet only while the session is confirmed and has not ended.");
    }
  }
}
