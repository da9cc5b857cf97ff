package dev.tandem.demo;

import dev.tandem.kernel.time.AdjustableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;

/** Three months of a platform, told in a minute: the clock goes back and lives through them. */
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

  /** Returns what came of it, in words. */
  String run() {
    var monday =
        clock
            .instant()
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var first = monday.minusWeeks(WEEKS).atTime(6, 30).toInstant(ZoneOffset.UTC);
    clock.adjustTo(first);
    var cast = new DemoPeople(random);
    var admitting = new DemoOnboarding(client, random);
    var mentors = admitting.joinMentors(cast.mentors());
    var mentees = admitting.joinMentees(cast.mentees());
    var cohorts = admitting.openCohorts(mentors, mentees, monday);
    awaitEventDelivery();
    var week = new DemoWeek(client, random, mentors, mentees);
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
      ratings += week.rate(held);
    }
    clock.reset();
    awaitEventDelivery();
    var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    var upcoming = week.book(UPCOMING_BOOKINGS, now, now.plus(Duration.ofDays(14)));
    week.awaitPayments();
    week.cancelRandomly(upcoming);
    awaitEventDelivery();
    return "%d mentors, %d mentees, %d cohorts, %d sessions, %d ratings, %d booked ahead"
        .formatted(mentors.size(), mentees.size(), cohorts, sessions, ratings, upcoming.size());
  }

  /** Waits until every event has reached its listeners. */
  private void awaitEventDelivery() {
    client.retryUntil(
        it -> !it.isSuccess() || total(it, "lag") == 0,
        () -> client.operator("GET", "/api/eventing/subscriptions?size=100", null));
  }

  private static int total(DemoClient.DemoResponse answer, String field) {
    int sum = 0;
    for (var item : answer.body().path("items")) {
      sum += item.path(field).asInt();
    }
    return sum;
  }
}
