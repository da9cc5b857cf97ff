package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where mentees join and leave the lines for full slots. */
@Service
public class WaitlistService {

  private final SlotCatalog slotCatalog;
  private final Sessions sessions;
  private final Waitlist waitlist;

  WaitlistService(SlotCatalog slotCatalog, Sessions sessions, Waitlist waitlist) {
    this.slotCatalog = slotCatalog;
    this.sessions = sessions;
    this.waitlist = waitlist;
  }

  /**
   * @throws Problem 422 when the slot is not full
   */
  @Transactional
  public void join(UUID mentee, UUID offering, Instant startsAt) {
    var slot = slotCatalog.describe(offering, startsAt);
    if (!sessions.isFull(slot)) {
      throw Problem.refused(
          "slot-not-full", "Only for a full slot there is a line. Book it, or choose another.");
    }
    waitlist.join(offering, startsAt, mentee);
  }

  @Transactional
  public void leave(UUID mentee, UUID offering, Instant startsAt) {
    waitlist.leave(offering, startsAt, mentee).ifPresent(sessions::releaseSeat);
  }

  @Transactional
  public void expireOffers() {
    waitlist.expireOffers().forEach(sessions::releaseSeat);
  }
}
