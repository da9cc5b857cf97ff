package dev.tandem.scheduling.booking;

import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a step of the process: the booking, its process, a note and the event, in one piece. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BookingTransitions {

  private final Bookings bookings;
  private final BookingProcesses bookingProcesses;
  private final BookingProperties properties;
  private final ApplicationEventPublisher events;

  BookingTransitions(
      Bookings bookings,
      BookingProcesses bookingProcesses,
      BookingProperties properties,
      ApplicationEventPublisher events) {
    this.bookings = bookings;
    this.bookingProcesses = bookingProcesses;
    this.properties = properties;
    this.events = events;
  }

  public void apply(
      ProcessStep step, Booking booking, String note, Instant now, PublishedEvent... facts) {
    bookings.update(booking);
    bookingProcesses.save(BookingProcess.after(booking, properties, now), now);
    bookingProcesses.recordStep(booking.id(), step, note, now);
    Arrays.stream(facts).forEach(events::publishEvent);
  }

  /** The first step; false when the mentee is busy at that time. */
  public boolean hold(Booking booking, Instant now) {
    if (!bookings.add(booking)) {
      return false;
    }
    bookingProcesses.save(BookingProcess.after(booking, properties, now), now);
    bookingProcesses.recordStep(
        booking.id(), ProcessStep.HOLD, "The slot is kept until " + booking.holdExpiresAt(), now);
    events.publishEvent(new BookingEvents(booking, now).held());
    return true;
  }
}
