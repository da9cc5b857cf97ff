package dev.tandem.scheduling.slot;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** Answers bookings' questions from the offerings and the open slots. */
@Service
class OfferingSlotCatalog implements SlotCatalog {

  /** How far from where one asks the next starts lie. */
  private static final Duration NEXT_STARTS_RANGE = Duration.ofDays(14);

  private final Offerings offerings;
  private final SlotFinder slotFinder;
  private final Availabilities availabilities;
  private final Mentors mentors;
  private final BookingProperties properties;

  OfferingSlotCatalog(
      Offerings offerings,
      SlotFinder slotFinder,
      Availabilities availabilities,
      Mentors mentors,
      BookingProperties properties) {
    this.offerings = offerings;
    this.slotFinder = slotFinder;
    this.availabilities = availabilities;
    this.mentors = mentors;
    this.properties = properties;
  }

  @Override
  public RequestedSlot describe(UUID id, Instant startsAt) {
    var offering =
        offerings.find(new OfferingId(id)).orElseThrow(() -> Problem.notFound("offering"));
    var terms = offering.terms();
    return new RequestedSlot(
        id,
        offering.mentor().value(),
        terms.title(),
        mentorZone(offering.mentor(), startsAt),
        startsAt,
        offering.endOf(startsAt),
        offering.blockedFrom(startsAt),
        offering.blockedUntil(startsAt),
        terms.seats(),
        terms.price(),
        PolicyName.parse(terms.policy()).toPolicy(properties.standardPolicy()),
        terms.needsApproval(),
        terms.cohortOnly());
  }

  @Override
  public boolean isOffered(RequestedSlot slot) {
    return offerings
        .find(new OfferingId(slot.offeringId()))
        .filter(it -> slotFinder.isOffered(it, slot.startsAt()))
        .isPresent();
  }

  @Override
  public List<Instant> findNextStarts(BookedSlot slot, Instant from) {
    return offerings.find(new OfferingId(slot.offeringId())).stream()
        .filter(it -> !it.withdrawn())
        .flatMap(it -> slotFinder.find(List.of(it), from, from.plus(NEXT_STARTS_RANGE)).stream())
        .map(Slot::startsAt)
        .toList();
  }

  private ZoneId mentorZone(MemberId mentor, Instant start) {
    return availabilities
        .find(mentor)
        .map(it -> it.wallClock().zoneAt(start))
        .or(() -> mentors.find(mentor.value()).map(Mentors.Mentor::zone))
        .orElse(ZoneOffset.UTC);
  }
}
