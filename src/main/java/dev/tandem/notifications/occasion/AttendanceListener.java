package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.readmodel.KnownBookings;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import java.util.List;
import java.util.Locale;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells who is said to have missed a session, and how that ended. */
@Component
class AttendanceListener {

  private final KnownBookings bookings;
  private final BookingMessages messages;

  AttendanceListener(KnownBookings bookings, BookingMessages messages) {
    this.bookings = bookings;
    this.messages = messages;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-reported-no-shows")
  void on(NoShowReported event) {
    var absent = event.absent() == Party.MENTOR ? event.mentorId() : event.menteeId();
    bookings
        .find(event.bookingId())
        .ifPresent(
            booking -> messages.tell(absent, MessageKind.NO_SHOW_REPORTED, booking, event.meta()));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-resolved-no-shows")
  void on(NoShowResolved event) {
    bookings
        .find(event.bookingId())
        .ifPresent(booking -> {
          for (var party : List.of(event.menteeId(), event.mentorId())) {
            messages.tell(
                party,
                MessageKind.NO_SHOW_RESOLVED,
                booking,
                event.meta(),
                null,
                it -> it.with(Parameter.VARIANT, variant(event.outcome())));
          }
        });
  }

  private static String variant(NoShowOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
