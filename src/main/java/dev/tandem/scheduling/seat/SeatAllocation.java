package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** Who gets a seat: whom it is kept for, who comes first, and who waits. */
@Service
public class SeatAllocation {

  private final Sessions sessions;
  private final SlotCatalog slotCatalog;
  private final Waitlist waitlist;
  private final Clock clock;

  SeatAllocation(Sessions sessions, SlotCatalog slotCatalog, Waitlist waitlist, Clock clock) {
    this.sessions = sessions;
    this.slotCatalog = slotCatalog;
    this.waitlist = waitlist;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the slot is taken, 422 when it is not offered
   */
  public SessionId allocate(RequestedSlot slot, UUID mentee) {
    if (!slot.startsAt().isAfter(clock.instant())) {
      throw Problem.refused("slot-past", "This slot has begun. Choose a later one.");
    }
    return waitlist
        .takeOffer(slot, mentee)
        .or(() -> sessions.takeSeat(slot))
        .or(() -> openSession(slot))
        .or(() -> sessions.takeSeat(slot))
        .orElseThrow(SeatAllocation::slotTaken);
  }

  private Optional<SessionId> openSession(RequestedSlot slot) {
    if (sessions.isMentorBusy(slot)) {
      return Optional.empty();
    }
    if (!slotCatalog.isOffered(slot)) {
      throw Problem.refused(
          "slot-not-offered", "The mentor does not offer this time. Choose one of the open slots.");
    }
    return sessions.create(slot);
  }

  /** The seat goes to the first in line, or is free. */
  public void release(BookedSlot slot) {
    if (!waitlist.offer(slot)) {
      sessions.releaseSeat(slot.session());
    }
  }

  /** The mentor will not be there, so nobody else is offered the seat. */
  public void releaseWithoutOffer(BookedSlot slot) {
    sessions.releaseSeat(slot.session());
  }

  /** Changes seats, or throws and, with its transaction, leaves the old one taken. */
  public SessionId exchange(BookedSlot old, RequestedSlot wanted, UUID mentee) {
    sessions.releaseSeat(old.session());
    var session = allocate(wanted, mentee);
    var apart =
        !wanted.blockedFrom().isBefore(old.endsAt())
            || !old.startsAt().isBefore(wanted.blockedUntil());
    if (apart && !session.equals(old.session()) && waitlist.offer(old)) {
      sessions.retakeSeat(old.session());
    }
    return session;
  }

  static Problem slotTaken() {
    return Problem.conflict("slot-taken", "Someone else has just taken this slot. Choose another.");
  }
}
