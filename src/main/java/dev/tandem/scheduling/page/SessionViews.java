package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booking.Booking;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Creates the views of bookings, with the names of their mentors. */
@Component
class SessionViews {

  private final MentorNames mentorNames;
  private final Clock clock;

  SessionViews(MentorNames mentorNames, Clock clock) {
    this.mentorNames = mentorNames;
    this.clock = clock;
  }

  SessionView of(Booking booking, Caller caller, ZoneId zone) {
    return of(List.of(booking), caller, zone).getFirst();
  }

  List<SessionView> of(List<Booking> bookings, Caller caller, ZoneId zone) {
    var names = mentorNames.lookUp(bookings.stream().map(it -> it.slot().mentorId()).toList());
    var now = clock.instant();
    return bookings.stream()
        .map(booking ->
            SessionView.of(booking, names.apply(booking.slot().mentorId()), caller, now, zone))
        .toList();
  }
}
