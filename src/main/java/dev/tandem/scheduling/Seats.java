package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.stereotype.Component;

/** Who gets a seat: whom it is kept for, who comes first, and who waits. */
@Service
@Component
class Seats {

  private final Sessions sessions;
  private final OpenSlots slots;
  private final Waitlist waitlist;
  private final Clock clock;

  Seats(Sessions sessions, OpenSlots slots, Waitlist waitlist, Clock clock) {
    this.sessions = sessions;
    this.slots = slots;
    this.waitlist = waitlist;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the slot is taken, 422 when it is not offered
   */
  SessionId take(OpenSlot slot, UUID mentee) {
    if (!slot.startsAt().isAfter(clock.instant())) {
      throw Problem.refused("slot-past", "This slot has begun. Choose a later one.");
    }
    return waitlist
        .takeOffer(slot, mentee)
        .or(() -> sessions.join(slot))
        .or(() -> open(slot))
        .or(() -> sessions.join(slot))
        .orElseThrow(Seats::taken);
  }

  private Optional<SessionId> open(OpenSlot slot) {
    if (sessions.isTaken(slot)) {
      return Optional.empty();
    }
    if (!slots.isOffered(slot)) {
      throw Problem.refused(
          "slot-not-offered", "The mentor does not offer this time. Choose one of the open slots.");
    }
    return sessions.open(slot);
  }

  /** The seat goes to the first in line, or is free. */
  void release(BookedSlot slot) {
    if (!waitlist.offer(slot)) {
      sessions.leave(slot.session());
    }
  }

  /** The mentor will not be there, so nobody else is offered the seat. */
  void close(BookedSlot slot) {
    sessions.leave(slot.session());
  }

  /** Changes seats, or throws and, with its transaction, leaves the old one taken. */
  SessionId change(BookedSlot old, OpenSlot wanted, UUID mentee) {
    sessions.leave(old.session());
    var session = take(wanted, mentee);
    var apart =
        !wanted.busyFrom().isBefore(old.endsAt()) || !old.startsAt().isBefore(wanted.busyUntil());
    if (apart && !session.equals(old.session()) && waitlist.offer(old)) {
      sessions.retake(old.session());
    }
    return session;
  }

  static Problem taken() {
    return Problem.conflict("slot-taken", "Someone else has just taken this slot. Choose another.");
  }
}
