package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
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

  private final SlotCatalog slotCatalog;
  private final Sessions sessions;
  private final Waitlist waitlist;
  private final SeatOffers seatOffers;
  private final Clock clock;

  WaitlistService(
      SlotCatalog slotCatalog,
      Sessions sessions,
      Waitlist waitlist,
      SeatOffers seatOffers,
      Clock clock) {
    this.slotCatalog = slotCatalog;
    this.sessions = sessions;
    this.waitlist = waitlist;
    this.seatOffers = seatOffers;
    this.clock = clock;
  }

  /** The mentee's places on waiting lists of slots to come, earliest start first. */
  public List<WaitlistEntry> findEntries(UUID mentee) {
    return waitlist.findOpen(mentee, clock.instant());
  }

  /**
   * Joining again keeps the mentee's place.
   *
   * @throws Problem 422 when the slot is not full
   */
  @Transactional
  public void join(UUID mentee, UUID offering, Instant startsAt) {
    var slot = slotCatalog.describe(offering, startsAt);
    if (!sessions.isFull(slot)) {
      throw Problem.refused(
          "slot-not-full",
          "This slot is not full, so it has no waiting list. Book it or choose another.");
    }
    waitlist.join(offering, startsAt, mentee, clock.instant());
  }

  @Transactional
  public void leave(UUID mentee, UUID offering, Instant startsAt) {
    seatOffers.withdraw(offering, startsAt, mentee).ifPresent(sessions::releaseSeat);
  }

  @Transactional
  public void expireOffers() {
    seatOffers.expire().forEach(sessions::releaseSeat);
  }
}
