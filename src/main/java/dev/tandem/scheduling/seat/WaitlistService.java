package dev.tandem.scheduling.seat;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets mentees join and leave the waiting lists of full slots. */
@Service
public class WaitlistService {

  private final VisibleOfferings visibleOfferings;
  private final SlotCatalog slotCatalog;
  private final Sessions sessions;
  private final FullSlots fullSlots;
  private final WaitLimits waitLimits;
  private final Waitlist waitlist;
  private final SeatOffers seatOffers;
  private final Clock clock;

  WaitlistService(
      VisibleOfferings visibleOfferings,
      SlotCatalog slotCatalog,
      Sessions sessions,
      FullSlots fullSlots,
      WaitLimits waitLimits,
      Waitlist waitlist,
      SeatOffers seatOffers,
      Clock clock) {
    this.visibleOfferings = visibleOfferings;
    this.slotCatalog = slotCatalog;
    this.sessions = sessions;
    this.fullSlots = fullSlots;
    this.waitLimits = waitLimits;
    this.waitlist = waitlist;
    this.seatOffers = seatOffers;
    this.clock = clock;
  }

  /** The mentee's places on waiting lists of slots to come, earliest start first. */
  public List<WaitlistEntry> findEntries(UUID mentee) {
    return waitlist.findOpen(mentee, clock.instant());
  }

  /**
   * Joining again keeps the mentee's place. Waits for transactions that are freeing a seat, so that
   * nobody waits for a free slot.
   *
   * @throws Problem 404 when the offering is not for the caller, 422 when the slot is not full, 409
   *     when the mentee has booked it or waits for too many
   */
  @Transactional
  public void join(Caller caller, UUID offering, Instant startsAt) {
    var mentee = caller.memberId();
    if (caller.is(visibleOfferings.getVisible(caller, offering).mentor().value())) {
      throw Problem.forbidden("You cannot book a session with yourself.");
    }
    var slot = slotCatalog.describe(offering, startsAt);
    var now = clock.instant();
    if (fullSlots.findBooking(slot, mentee, now).isPresent()) {
      throw Problem.conflict("mentee-busy", "You have already booked this session.");
    }
    seatOffers.expireBlocking(slot).forEach(sessions::releaseSeat);
    if (!sessions.isMentorBusy(slot) || !fullSlots.isFull(slot)) {
      throw Problem.refused(
          "slot-not-full",
          "This slot is not full, so it has no waiting list. Book it or choose another.");
    }
    waitLimits.requireRoom(mentee, slot, now);
    waitlist.join(offering, startsAt, mentee, now);
  }

  @Transactional
  public void leave(UUID mentee, UUID offering, Instant startsAt) {
    seatOffers.withdraw(offering, startsAt, mentee).ifPresent(sessions::releaseSeat);
  }

  /** Of a mentee who leaves; seats that were offered pass on to the next in line. */
  @Transactional
  public void leaveAll(UUID mentee) {
    findEntries(mentee).forEach(entry -> leave(mentee, entry.offeringId(), entry.startsAt()));
  }

  @Transactional
  public void expireOffers() {
    seatOffers.expire().forEach(sessions::releaseSeat);
  }
}
