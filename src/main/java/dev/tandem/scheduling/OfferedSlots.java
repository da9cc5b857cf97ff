package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers bookings' questions from the offerings and the open slots. */
@Service
@Component
class OfferedSlots implements OpenSlots {

  private final Offerings offerings;
  private final BookingRules rules;
  private final JdbcClient jdbc;
  private final Clock clock;

  OfferedSlots(Offerings offerings, BookingRules rules, JdbcClient jdbc, Clock clock) {
    this.offerings = offerings;
    this.rules = rules;
    this.jdbc = jdbc;
    this.clock = clock;
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
        zone(offering.mentor()),
        startsAt,
        offering.endOf(startsAt),
        offering.blockedFrom(startsAt),
        offering.blockedUntil(startsAt),
        terms.seats(),
        terms.price(),
        rules.policy(),
        terms.needsApproval(),
        terms.cohortOnly());
  }

  @Override
  public boolean isOffered(OpenSlot slot) {
    return offerings
        .find(new OfferingId(slot.offeringId()))
        .filter(it -> !it.withdrawn())
        .filter(it -> isInReach(it.terms(), slot.startsAt()))
        .isPresent();
  }

  @Override
  public List<Instant> nextStarts(BookedSlot slot, Instant from) {
    return List.of();
  }

  private boolean isInReach(OfferingTerms terms, Instant startsAt) {
    var ahead = Duration.between(clock.instant(), startsAt);
    return ahead.compareTo(Duration.ofHours(terms.minimumNoticeHours())) >= 0
        && ahead.compareTo(Duration.ofDays(terms.horizonDays())) <= 0;
  }

  private ZoneId zone(MemberId mentor) {
    return jdbc.sql("select zone from scheduling.mentor where id = ?")
        .param(mentor.value())
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}
