package dev.tandem.signals.fold;

import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes events into the figures of the hours in which they happened. */
@Service
public class EventFold {

  private final Contributions contributions;
  private final KnownBookings bookings;

  EventFold(Contributions contributions, KnownBookings bookings) {
    this.contributions = contributions;
    this.bookings = bookings;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(PublishedEvent event) {
    EventContributions.of(event).forEach(contributions::add);
    KnownBooking.from(event)
        .ifPresent(told -> bookings.merge(told).contributions().forEach(contributions::add));
  }
}
