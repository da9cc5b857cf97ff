package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingProcesses;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Creates the views of bookings as of now, with the names of their mentors. */
@Component
class SessionViews {

  private final MentorNames mentorNames;
  private final BookingProcesses bookingProcesses;
  private final Clock clock;

  SessionViews(MentorNames mentorNames, BookingProcesses bookingProcesses, Clock clock) {
    this.mentorNames = mentorNames;
    this.bookingProcesses = bookingProcesses;
    this.clock = clock;
  }

  SessionView of(Booking booking, Caller caller, ZoneId zone) {
    return of(List.of(booking), caller, zone).getFirst();
  }

  List<SessionView> of(List<Booking> bookings, Caller caller, ZoneId zone) {
    var names = mentorNames.lookUp(bookings.stream().map(it -> it.slot().mentorId()).toList());
    var processes = bookingProcesses.find(bookings.stream().map(Booking::id).toList());
    var now = clock.instant();
    return bookings.stream()
        .map(booking -> {
          var process = Objects.requireNonNull(processes.get(booking.id()));
          var viewer = BookingAccess.partyOf(booking, caller);
          var mentor = names.apply(booking.slot().mentorId());
          var texts =
              new SessionTexts(process.asOf(now, booking), process, viewer, mentor.name(), now);
          return SessionView.of(texts, mentor.listed(), zone);
        })
        .toList();
  }
}
