package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.stereotype.Component;

/** Answers bookings' questions from the offerings and the open slots. */
@Service
@Component
class OfferedSlots implements OpenSlots {

  /** How far from where one asks the next starts lie. */
  private static final Duration SOON = Duration.ofDays(14);

  private final Offerings offerings;
  private final Slots slots;
  private final Availabilities availabilities;
  private final Mentors mentors;
  private final BookingRules rules;

  OfferedSlots(
      Offerings offerings,
      Slots slots,
      Availabilities availabilities,
      Mentors mentors,
      BookingRules rules) {
    this.offerings = offerings;
    this.slots = slots;
    this.availabilities = availabilities;
    this.mentors = mentors;
    this.rules = rules;
  }

  @Override
  public OpenSlot describe(UUID id, Instant startsAt) {
    var offering =
        offerings.find(new OfferingId(id)).orElseThrow(() -> Problem.notFound("offering"));
    var terms = offering.terms();
    return new OpenSlot(
        id,
        offering.mentor().value(),
        terms.title(),
        zone(offering.mentor(), startsAt),
        startsAt,
        offering.endOf(startsAt),
        offering.blockedFrom(startsAt),
        offering.blockedUntil(startsAt),
        terms.seats(),
        terms.price(),
        PolicyName.of(terms.policy()).policy(rules.policy()),
        terms.needsApproval(),
        terms.cohortOnly());
  }

  @Override
  public boolean isOffered(OpenSlot slot) {
    return offerings
        .find(new OfferingId(slot.offeringId()))
        .filter(it -> slots.offers(it, slot.startsAt()))
        .isPresent();
  }

  @Override
  public List<Instant> nextStarts(BookedSlot slot, Instant from) {
    return offerings.find(new OfferingId(slot.offeringId())).stream()
        .filter(it -> !it.withdrawn())
        .flatMap(it -> slots.of(List.of(it), from, from.plus(SOON)).stream())
        .map(Slot::startsAt)
        .toList();
  }

  private ZoneId zone(MemberId mentor, Instant start) {
    return availabilities
        .find(mentor)
        .map(it -> it.clock().zoneAt(start))
        .or(() -> mentors.find(mentor.value()).map(Mentors.Mentor::zone))
        .orElse(ZoneOffset.UTC);
  }
}
