package dev.tandem.demo;

import dev.tandem.kernel.time.AdjustableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;

/** Simulates three months of bookings in about a minute, with the clock set back. */
class DemoScenario {

  private static final int WEEKS = 12;
  private static final int BOOKINGS_PER_WEEK = 42;
  private static final int UPCOMING_BOOKINGS = 60;

  private final DemoClient client;
  private final AdjustableClock clock;
  private final Random random = new Random(20_261_120);

  DemoScenario(DemoClient client, AdjustableClock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Runs the scenario and returns a summary for people. */
  String run() {
    var monday =
        clock
            .instant()
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var first = monday.minusWeeks(WEEKS).atTime(6, 30).toInstant(ZoneOffset.UTC);
    clock.adjustTo(first);
    var people = new DemoPeople(random);
    var onboarding = new DemoOnboarding(client, random);
    var mentors = onboarding.joinMentors(people.mentors());
    var mentees = onboarding.joinMentees(people.mentees());
    var cohorts = new DemoCohorts(client).open(mentors, mentees, monday);
    awaitEventDelivery();
    var week =
        new DemoWeek(
            new BookingPlanner(random, mentors, mentees), new BookingRequests(client), random);
    var weekRatings = new DemoRatings(client, random);
    int sessions = 0;
    int ratings = 0;
    for (int i = 0; i < WEEKS; i++) {
      var start = first.plus(Duration.ofDays(7L * i));
      clock.adjustTo(start);
      var booked = week.book(BOOKINGS_PER_WEEK, start, start.plus(Duration.ofDays(6)));
      week.awaitPayments();
      var kept = week.cancelRandomly(booked);
      awaitEventDelivery();
      clock.adjustTo(start.plus(Duration.ofDays(6)).plus(Duration.ofHours(15)));
      var held = week.completeSessions(kept);
      awaitEventDelivery();
      sessions += held.size();
      ratings += weekRatings.rate(held);
    }
    clock.reset();
    awaitEventDelivery();
    var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    var upcoming = week.book(UPCOMING_BOOKINGS, now, now.plus(Duration.ofDays(14)));
    week.awaitPayments();
    week.cancelRandomly(upcoming);
    awaitEventDelivery();
    return "%s mentors, %s mentees, %s cohorts, %s sessions, %s ratings, %s upcoming sessions"
        .formatted(mentors.size(), mentees.size(), cohorts, sessions, ratings, upcoming.size());
  }

  /** Waits until every event has reached its listeners. */
  private void awaitEventDelivery() {
    client.retryUntil(
        it -> !it.isSuccess() || total(it, "lag") == 0,
        () -> client.operator("GET", "/api/eventing/subscriptions?size=100", null));
  }

  private static int total(DemoResponse response, String field) {
    int sum = 0;
    for (var item : response.body().path("items")) {
      sum += item.path(field).asInt();
    }
    return sum;
  }
}
