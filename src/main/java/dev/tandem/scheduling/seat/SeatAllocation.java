package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/**
 * Allocates seats: an offered seat to the mentee it is kept for, any other to the first request. A
 * database constraint decides between concurrent requests.
 */
@Service
public class SeatAllocation {

  private final Sessions sessions;
  private final SlotCatalog slotCatalog;
  private final SeatOffers seatOffers;
  private final Clock clock;

  SeatAllocation(Sessions sessions, SlotCatalog slotCatalog, SeatOffers seatOffers, Clock clock) {
    this.sessions = sessions;
    this.slotCatalog = slotCatalog;
    this.seatOffers = seatOffers;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the slot is taken, 422 when it is not offered
   */
  public SessionId allocate(RequestedSlot slot, UUID mentee) {
    requireAhead(slot);
    seatOffers.expireBlocking(slot).forEach(sessions::releaseSeat);
    var session =
        seatOffers
            .accept(slot, mentee)
            .or(() -> findSeat(slot, mentee))
            .orElseThrow(SeatAllocation::slotTaken);
    seatOffers.endWait(slot, mentee);
    return session;
  }

  /**
   * The same where no waiting list is concerned: no offer has run out in the way of this slot, and
   * the mentee does not wait for it.
   */
  public SessionId allocateWithoutWaitlist(RequestedSlot slot, UUID mentee) {
    requireAhead(slot);
    return findSeat(slot, mentee).orElseThrow(SeatAllocation::slotTaken);
  }

  private void requireAhead(RequestedSlot slot) {
    if (!slot.startsAt().isAfter(clock.instant())) {
      throw Problem.refused("slot-past", "This slot has already started. Choose a later one.");
    }
  }

  private Optional<SessionId> findSeat(RequestedSlot slot, UUID mentee) {
    return sessions
        .takeSeat(slot)
        .or(() -> createSession(slot))
        .or(() -> sessions.takeSeat(slot))
        .or(() -> seatOffers.awaitOffer(slot, mentee));
  }

  /**
   * Where limits count, the mentor's sessions are looked at before this one is added. Elsewhere the
   * insert itself finds out whether the mentor is busy, after waiting for whoever frees that time.
   */
  private Optional<SessionId> createSession(RequestedSlot slot) {
    if (slot.limited()) {
      if (sessions.isMentorBusy(slot)) {
        return Optional.empty();
      }
      requireOffered(slot);
      return sessions.create(slot);
    }
    var session = sessions.create(slot);
    session.ifPresent(created -> requireOffered(slot));
    return session;
  }

  private void requireOffered(RequestedSlot slot) {
    if (!slotCatalog.isOffered(slot)) {
      throw Problem.refused(
          "slot-not-offered", "The mentor does not offer this time. Choose one of the open slots.");
    }
  }

  /**
   * Offers the seat to the first mentee on the waiting list, or frees it. It is freed first, which
   * waits for mentees who are joining the list.
   */
  public void release(BookedSlot slot) {
    sessions.releaseSeat(slot.session());
    if (seatOffers.offer(slot)) {
      sessions.retakeSeat(slot.session());
    }
  }

  /** Keeps the seat for the mentee until then, or offers or frees it when that time is over. */
  public void keep(BookedSlot slot, UUID mentee, Instant until) {
    if (!seatOffers.keep(slot, mentee, until)) {
      release(slot);
    }
  }

  /** Frees the seat of a session that the mentor will not hold. */
  public void releaseWithoutOffer(BookedSlot slot) {
    sessions.releaseSeat(slot.session());
  }

  /** Takes the new seat and releases the old one; a failure rolls both back. */
  public SessionId exchange(BookedSlot old, RequestedSlot wanted, UUID mentee) {
    sessions.releaseSeat(old.session());
    var session = allocate(wanted, mentee);
    var disjoint =
        !wanted.blockedFrom().isBefore(old.endsAt())
            || !old.startsAt().isBefore(wanted.blockedUntil());
    if (disjoint && !session.equals(old.session()) && seatOffers.offer(old)) {
      sessions.retakeSeat(old.session());
    }
    return session;
  }

  static Problem slotTaken() {
    return Problem.conflict("slot-taken", "Someone else has just taken this slot. Choose another.");
  }
}
