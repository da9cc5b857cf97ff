package dev.tandem.scheduling;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a step of the process: the booking, its process, a note and the event, in one piece. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Steps {

  private final Bookings bookings;
  private final Processes processes;
  private final BookingRules rules;
  private final ApplicationEventPublisher events;

  Steps(
      Bookings bookings,
      Processes processes,
      BookingRules rules,
      ApplicationEventPublisher events) {
    this.bookings = bookings;
    this.processes = processes;
    this.rules = rules;
    this.events = events;
  }

  void take(Step step, Booking booking, String note, Instant now, PublishedEvent... facts) {
    bookings.update(booking);
    processes.save(BookingProcess.after(booking, rules, now), now);
    processes.note(booking.id(), step, note, now);
    Arrays.stream(facts).forEach(events::publishEvent);
  }

  /** The first step; false when the mentee is busy at that time. */
  boolean hold(Booking booking, Instant now) {
    if (!bookings.add(booking)) {
      return false;
    }
    processes.save(BookingProcess.after(booking, rules, now), now);
    processes.note(
        booking.id(), Step.HOLD, "The slot is kept until " + booking.holdExpiresAt(), now);
    events.publishEvent(new BookingFacts(booking, now).held());
    return true;
  }
}
