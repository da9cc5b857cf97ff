package dev.tandem.scheduling.seat;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.WaitlistOffered;
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
import org.springframework.context.ApplicationEventPublisher;

/**
 * Offers a freed seat to the first mentee on the waiting list. The seat stays taken while it is
 * offered, so that nobody else can book it.
 */
@Service
class SeatOffers {

  private final Waitlist waitlist;
  private final BookingProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SeatOffers(
      Waitlist waitlist,
      BookingProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.waitlist = waitlist;
    this.properties = properties;
    this.events = events;
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
    if (!startsAt.isAfter(now)) {
      return false;
    }
    var until = now.plus(properties.waitlistOffer());
    while (waitlist.isAwaited(offering, startsAt)) {
      var mentee =
          waitlist
              .lockFirst(offering, startsAt)
              .flatMap(first -> waitlist.offer(first, session, until));
      if (mentee.isPresent()) {
        events.publishEvent(offered(session, offering, mentee.get(), startsAt, until, now));
        return true;
      }
    }
    return false;
  }

  private static WaitlistOffered offered(
      SessionId session, UUID offering, UUID mentee, Instant startsAt, Instant until, Instant now) {
    var meta = EventMetadata.about(session.value(), now.toEpochMilli(), now);
    return new WaitlistOffered(meta, session.value(), offering, mentee, startsAt, until);
  }

  /** Ends the wait of a mentee who has got a seat in another way. */
  void endWait(RequestedSlot slot, UUID mentee) {
    waitlist.leave(slot.offeringId(), slot.startsAt(), mentee);
  }

  /**
   * Keeps the seat for the mentee who had it.
   *
   * @return false when that time is over
   */
  boolean keep(BookedSlot slot, UUID mentee, Instant until) {
    var now = clock.instant();
    return until.isAfter(now)
        && waitlist.keep(slot.offeringId(), slot.startsAt(), mentee, slot.session(), now, until);
  }

  /**
   * @return the session of the seat that is kept for this mentee, if one is
   */
  Optional<SessionId> accept(RequestedSlot slot, UUID mentee) {
    return waitlist
        .acceptOffer(slot.offeringId(), slot.startsAt(), mentee, clock.instant())
        .flatMap(WaitlistEntry::offeredSession);
  }

  /** The same, after waiting for a transaction that is offering the mentee a seat. */
  Optional<SessionId> awaitOffer(RequestedSlot slot, UUID mentee) {
    return waitlist
        .lockOpen(slot.offeringId(), slot.startsAt(), mentee)
        .flatMap(locked -> accept(slot, mentee));
  }

  /**
   * Passes the seats of expired offers on to the next in line.
   *
   * @return the sessions whose seat nobody else is waiting for
   */
  List<SessionId> expire() {
    return waitlist.expireOffers(clock.instant()).stream().flatMap(this::passOn).toList();
  }

  /** The same for the offers that stand in the way of this slot. */
  List<SessionId> expireBlocking(RequestedSlot slot) {
    return waitlist
        .expireOffers(slot.mentorId(), slot.blockedFrom(), slot.blockedUntil(), clock.instant())
        .stream()
        .flatMap(this::passOn)
        .toList();
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
