package dev.tandem.recommendations.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ReadModelTests {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Money PRICE = Money.of(5000, "EUR");

  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  ReplicaFixture fixture;
  ReplicatedEvents events;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    events = new ReplicatedEvents(beans);
  }

  @Test
  void endsInTheSameRowsInWhateverOrderAndHoweverOftenEventsCome() {
    for (int seed = 0; seed < 25; seed++) {
      var random = new Random(seed);
      var history = history(random);
      fixture.clear();
      history.forEach(events::deliver);
      var expected = rows();

      var disturbed = new ArrayList<>(history);
      history.stream().filter(it -> random.nextInt(3) == 0).forEach(disturbed::add);
      Collections.shuffle(disturbed, random);
      fixture.clear();
      disturbed.forEach(events::deliver);

      assertThat(rows()).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void isRebuiltIdenticallyFromItsEvents() {
    var history = history(new Random(7));
    history.forEach(events::deliver);
    var before = rows();

    fixture.clear();
    assertThat(rows().values()).allMatch(List::isEmpty);
    history.forEach(events::deliver);

    assertThat(rows()).isEqualTo(before);
    assertThat(before.values()).noneMatch(List::isEmpty);
  }

  @Test
  void keepsTheNewestOfEachFact() {
    var mentor = UUID.randomUUID();
    events.deliver(new MentorUnlisted(meta(mentor, 3), mentor, "pause"));
    events.deliver(profile(mentor, 2, "new headline"));
    events.deliver(listed(mentor, 1, "old headline"));

    var row =
        jdbc.sql("select headline, listed from recommendations.mentor where mentor_id = ?")
            .param(mentor)
            .query()
            .singleRow();

    assertThat(row).containsEntry("headline", "new headline").containsEntry("listed", false);
  }

  private Map<String, List<Map<String, Object>>> rows() {
    var found = new TreeMap<String, List<Map<String, Object>>>();
    for (var table : ReplicaFixture.TABLES) {
      var rows =
          jdbc.sql(
                  "select to_jsonb(t)::text as row from recommendations." + table + " t order by 1")
              .query()
              .listOfRows();
      found.put(table, rows);
    }
    return found;
  }

  /** Random events of a few mentors, mentees, bookings and a cohort, in order. */
  private static List<PublishedEvent> history(Random random) {
    var events = new ArrayList<PublishedEvent>();
    var cohort = UUID.randomUUID();
    var from = LocalDate.of(2026, 12, 1);
    events.add(
        new CohortOpened(
            meta(cohort, 1), cohort, "Winter", List.of("SQL"), from, from.plusMonths(3), 10));
    var mentors = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    var mentees = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (var mentor : mentors) {
      events.addAll(aboutMentor(mentor, cohort, random));
    }
    for (var mentee : mentees) {
      events.add(new MemberJoined(meta(mentee, 1), mentee, Role.MENTEE));
      events.add(
          new MenteeGoalsChanged(meta(mentee, 2), mentee, List.of("SQL"), List.of("de"), "UTC"));
      events.add(
          new MenteeGoalsChanged(meta(mentee, 3), mentee, List.of("Go"), List.of("en"), "UTC"));
    }
    for (int i = 0; i < 12; i++) {
      var mentor = mentors.get(random.nextInt(3));
      events.addAll(aboutBooking(mentor, mentees.get(random.nextInt(3)), random));
    }
    if (random.nextBoolean()) {
      events.add(new CohortClosed(meta(cohort, 9), cohort));
    }
    return events;
  }

  private static List<PublishedEvent> aboutMentor(UUID mentor, UUID cohort, Random random) {
    var events = new ArrayList<PublishedEvent>();
    var offering = UUID.randomUUID();
    events.add(listed(mentor, 1, "first"));
    events.add(profile(mentor, 2, "second"));
    events.add(new OfferingPublished(meta(offering, 1), offering, mentor, "A", 60, PRICE, false));
    events.add(new OfferingPublished(meta(offering, 2), offering, mentor, "B", 45, PRICE, true));
    events.add(
        new AvailabilitySummaryChanged(meta(mentor, 1), mentor, 600, START.plusSeconds(9000)));
    events.add(new AvailabilitySummaryChanged(meta(mentor, 2), mentor, 0, null));
    events.add(new CohortEnrolled(meta(cohort, 2), cohort, mentor, Role.MENTOR, 2));
    events.add(new CohortEnrolled(meta(cohort, 3), cohort, mentor, Role.MENTOR, 4));
    if (random.nextBoolean()) {
      events.add(new MentorUnlisted(meta(mentor, 3), mentor, "away"));
      events.add(new OfferingWithdrawn(meta(offering, 3), offering, mentor));
    }
    if (random.nextBoolean()) {
      events.add(listed(mentor, 4, "back again"));
    }
    return events;
  }

  private static List<PublishedEvent> aboutBooking(UUID mentor, UUID mentee, Random random) {
    var booking = UUID.randomUUID();
    var events = new ArrayList<PublishedEvent>();
    var ends = START.plusSeconds(3600);
    events.add(new BookingConfirmed(meta(booking, 2), booking, 0, mentor, mentee, START, ends));
    if (random.nextBoolean()) {
      events.add(
          new BookingRescheduled(
              meta(booking, 3),
              booking,
              1,
              mentor,
              mentee,
              START.plusSeconds(86400),
              ends.plusSeconds(86400),
              Party.MENTEE));
    }
    switch (random.nextInt(4)) {
      case 0 ->
          events.add(
              new SessionCompleted(
                  meta(booking, 4), booking, 1, mentor, mentee, null, START, ends));
      case 1 ->
          events.add(
              new BookingCancelled(
                  meta(booking, 4),
                  booking,
                  1,
                  mentor,
                  mentee,
                  Party.MENTOR,
                  10_000,
                  PRICE,
                  "ill",
                  true));
      case 2 -> {
        events.add(
            new NoShowReported(
                meta(booking, 4), booking, 1, mentor, mentee, Party.MENTEE, Party.MENTOR));
        var outcome = NoShowOutcome.values()[random.nextInt(3)];
        events.add(new NoShowResolved(meta(booking, 5), booking, 1, mentor, mentee, outcome));
      }
      default ->
          events.add(new BookingExpired(meta(booking, 4), booking, 0, mentor, mentee, "unpaid"));
    }
    return events;
  }

  private static MentorListed listed(UUID mentor, long version, String headline) {
    return new MentorListed(
        meta(mentor, version),
        mentor,
        "Ada",
        headline,
        "bio",
        List.of("SQL"),
        List.of("de"),
        "Europe/Berlin",
        3);
  }

  private static MentorProfileChanged profile(UUID mentor, long version, String headline) {
    return new MentorProfileChanged(
        meta(mentor, version),
        mentor,
        "Ada",
        headline,
        "bio",
        List.of("SQL", "Go"),
        List.of("de"),
        "Europe/Berlin",
        3);
  }

  private static EventMetadata meta(UUID aggregate, long version) {
    return EventMetadata.about(aggregate, version, START.plusSeconds(version));
  }
}
