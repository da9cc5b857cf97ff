package dev.tandem.scheduling.booking;

import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies a step of the booking process: stores the booking, the state of its process and a note
 * for the operator, and publishes the event, all in the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BookingTransitions {

  private final Bookings bookings;
  private final BookingProcesses processes;
  private final BookingProperties properties;
  private final ApplicationEventPublisher publisher;

  BookingTransitions(
      Bookings bookings,
      BookingProcesses processes,
      BookingProperties properties,
      ApplicationEventPublisher publisher) {
    this.bookings = bookings;
    this.processes = processes;
    this.properties = properties;
    this.publisher = publisher;
  }

  /**
   * The first step.
   *
   * @return false when the mentee is busy at that time
   */
  public boolean hold(Booking booking, Instant now) {
    var process = BookingProcess.after(ProcessStep.HOLD, booking, properties, now);
    var note = "The slot is held until " + booking.holdExpiresAt();
    if (!bookings.add(booking, process, note, now)) {
      return false;
    }
    publisher.publishEvent(new BookingEvents(booking, now).held());
    return true;
  }

  /** The mentor has to approve a booking that is paid for. */
  public void askMentor(Booking waiting, String note, Instant now) {
    apply(
        ProcessStep.ASK_MENTOR,
        waiting,
        note,
        now,
        events -> events.approvalRequested(BookingProcess.answerBy(waiting, properties, now)));
  }

  public Booking apply(
      ProcessStep step,
      Booking changed,
      String note,
      Instant now,
      Function<BookingEvents, PublishedEvent> event) {
    bookings.update(changed);
    PublishedEvent published = event.apply(new BookingEvents(changed, now));
    processes.save(BookingProcess.after(step, changed, properties, now), now);
    if (published instanceof BookingCancelled cancelled) {
      processes.recordCancellation(changed.id(), note, cancelled.refundBasisPoints(), now);
    } else {
      processes.recordStep(changed.id(), step, note, now);
    }
    publisher.publishEvent(published);
    return changed;
  }
}
