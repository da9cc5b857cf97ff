package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;
import dev.tandem.signals.fold.EventFold;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Counts what happens to bookings. */
@Component
class BookingCounts {

  private final EventFold fold;

  BookingCounts(EventFold fold) {
    this.fold = fold;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-held-bookings")
  void on(BookingHeld event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-confirmed-bookings")
  void on(BookingConfirmed event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-expired-bookings")
  void on(BookingExpired event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-cancelled-bookings")
  void on(BookingCancelled event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-completed-sessions")
  void on(SessionCompleted event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-no-shows")
  void on(NoShowResolved event) {
    fold.add(event);
  }
}
