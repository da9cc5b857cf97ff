package dev.tandem.scheduling;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.money.Money;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.DateRange;
import dev.tandem.scheduling.availability.DayWindow;
import dev.tandem.scheduling.availability.WeeklyWindow;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingTerms;
import dev.tandem.scheduling.offering.Offerings;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Creates mentors who are always available, and their offerings, for booking tests. */
@TestComponent
public class BookingFixtures {

  public static final Money PRICE = Money.of(5000, "EUR");

  private final Offerings offerings;
  private final Mentors mentors;
  private final Availabilities availabilities;
  private final Clock clock;

  BookingFixtures(
      Offerings offerings, Mentors mentors, Availabilities availabilities, Clock clock) {
    this.offerings = offerings;
    this.mentors = mentors;
    this.availabilities = availabilities;
    this.clock = clock;
  }

  /** Creates a new mentor with an offering of one hour for 50.00 EUR and one seat. */
  public UUID createOffering() {
    return createOffering(1);
  }

  public UUID createOffering(int seats) {
    return createOffering(UUID.randomUUID(), seats, false, false);
  }

  public UUID createOffering(UUID mentor, int seats, boolean needsApproval, boolean cohortOnly) {
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
            "standard",
            null);
    listAlwaysOpen(mentor);
    return offerings.save(Offering.create(new MemberId(mentor), terms)).id().value();
  }

  public CohortOpened openedEvent(UUID cohort, LocalDate endsOn) {
    var meta = EventMetadata.about(cohort, 1, clock.instant());
    return new CohortOpened(
        meta, cohort, "Engines", List.of("java"), endsOn.minusMonths(3), endsOn, 10);
  }

  public CohortEnrolled enrolledEvent(UUID cohort, UUID member, Role role) {
    var meta = EventMetadata.about(cohort, 1, clock.instant());
    return new CohortEnrolled(meta, cohort, member, role, 1);
  }

  /** Lists the mentor, with availability around the clock. */
  private void listAlwaysOpen(UUID mentor) {
    mentors.saveProfile(mentor, "Ada", "UTC", 1);
    mentors.saveListing(mentor, true, 1);
    var allDay = new DayWindow(0, 1440);
    var always = new DateRange(DateRange.MIN, DateRange.MAX);
    var week =
        Arrays.stream(DayOfWeek.values())
            .map(day -> new WeeklyWindow(day, allDay, always))
            .toList();
    availabilities.replace(
        new Availability(
            new MemberId(mentor),
            1,
            new AvailabilityRules(ZoneId.of("UTC"), week, List.of(), List.of(), List.of())));
  }

  /** The first full quarter of an hour after this much time from now. */
  public Instant startAfter(Duration time) {
    var quarter = Duration.ofMinutes(15).toMillis();
    var millis = clock.instant().plus(time).truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
    return Instant.ofEpochMilli((millis / quarter + 1) * quarter);
  }

  public static String bookingJson(UUID offering, Instant startsAt) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "ok"}}
    """
        .formatted(offering, startsAt);
  }
}
