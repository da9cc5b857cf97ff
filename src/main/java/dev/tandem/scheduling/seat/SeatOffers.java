package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.Service;

/**
 * Offers a freed seat to the first mentee on the waiting list. The seat stays taken while it is
 * offered, so that nobody else can book it.
 */
@Service
class SeatOffers {

  private final Waitlist waitlist;
  private final BookingProperties properties;
  private final Clock clock;

  SeatOffers(Waitlist waitlist, BookingProperties properties, Clock clock) {
    this.waitlist = waitlist;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @return false when nobody is waiting or the session has started
   */
  boolean offer(BookedSlot slot) {
    return offer(slot.offeringId(), slot.startsAt(), slot.session());
  }

  boolean offer(UUID offering, Instant startsAt, SessionId session) {
    var now = clock.instant();
    return startsAt.isAfter(now)
        && waitlist.offerToFirst(offering, startsAt, session, now.plus(properties.waitlistOffer()));
  }

  /**
   * @return the session of the seat that is kept for this mentee, if one is
   */
  Optional<SessionId> accept(RequestedSlot slot, UUID mentee) {
    return waitlist
        .acceptOffer(slot.offeringId(), slot.startsAt(), mentee, clock.instant())
        .flatMap(WaitlistEntry::offeredSession);
  }

  /**
   * Passes the seats of expired offers on to the next in line.
   *
   * @return the sessions whose seat nobody else is waiting for
   */
  List<SessionId> expire() {
    return waitlist.expireOffers(clock.instant()).stream().flatMap(this::passOn).toList();
  }

  /**
   * @return the session of the mentee's offered seat, if nobody else is waiting for it
   */
  Optional<SessionId> withdraw(UUID offering, Instant startsAt, UUID mentee) {
    return waitlist.leave(offering, startsAt, mentee).stream().flatMap(this::passOn).findFirst();
  }

  private Stream<SessionId> passOn(WaitlistEntry entry) {
    return entry.offeredSession().stream()
        .filter(session -> !offer(entry.offeringId(), entry.startsAt(), session));
  }
}
