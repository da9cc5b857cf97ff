package dev.tandem.scheduling;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.money.Money;
import dev.tandem.members.events.CohortEnrolled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Mentors who are there whenever a booking test needs them. */
@TestComponent
class BookingFixtures {

  static final Money PRICE = Money.of(5000, "EUR");

  private final Offerings offerings;
  private final Clock clock;

  BookingFixtures(Offerings offerings, Clock clock) {
    this.offerings = offerings;
    this.clock = clock;
  }

  /** An hour for 50.00 EUR, with a mentor of its own. */
  UUID offering() {
    return offering(1);
  }

  UUID offering(int seats) {
    return offering(UUID.randomUUID(), seats, false, false);
  }

  UUID offering(UUID mentor, int seats, boolean needsApproval, boolean cohortOnly) {
    var terms =
        new OfferingTerms(
            "An hour",
            60,
            PRICE,
            15,
            0,
            0,
            0,
            365,
            seats,
            null,
            null,
            needsApproval,
            cohortOnly,
            "standard");
    var offering = Offering.by(new MemberId(mentor), terms);
    offerings.add(offering);
    return offering.id().value();
  }

  CohortEnrolled enrolled(UUID cohort, UUID member, Role role) {
    var meta = EventMetadata.about(cohort, 1, clock.instant());
    return new CohortEnrolled(meta, cohort, member, role, 1);
  }

  /** The first full quarter of an hour that far from now. */
  Instant startIn(Duration time) {
    var quarter = Duration.ofMinutes(15).toMillis();
    var millis = clock.instant().plus(time).truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
    return Instant.ofEpochMilli((millis / quarter + 1) * quarter);
  }

  static String body(UUID offering, Instant startsAt) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "ok"}}
    """
        .formatted(offering, startsAt);
  }
}
