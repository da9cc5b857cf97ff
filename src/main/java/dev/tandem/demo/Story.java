package dev.tandem.demo;

import dev.tandem.kernel.time.TravellingClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;

/** Three months of a platform, told in a minute: the clock goes back and lives through them. */
class Story {

  private static final int WEEKS = 12;
  private static final int BOOKINGS_A_WEEK = 42;
  private static final int UPCOMING = 60;

  private final Api api;
  private final TravellingClock clock;
  private final Random chance = new Random(20_261_120);

  Story(Api api, TravellingClock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** Returns what came of it, in words. */
  String tell() {
    var monday =
        clock
            .instant()
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var first = monday.minusWeeks(WEEKS).atTime(6, 30).toInstant(ZoneOffset.UTC);
    clock.travelTo(first);
    var cast = new Cast(chance);
    var admitting = new Admitting(api, chance);
    var mentors = admitting.mentors(cast.mentors());
    var mentees = admitting.mentees(cast.mentees());
    var cohorts = admitting.cohorts(mentors, mentees, monday);
    settle();
    var week = new Week(api, chance, mentors, mentees);
    int sessions = 0;
    int ratings = 0;
    for (int i = 0; i < WEEKS; i++) {
      var start = first.plus(Duration.ofDays(7L * i));
      clock.travelTo(start);
      var booked = week.book(BOOKINGS_A_WEEK, start, start.plus(Duration.ofDays(6)));
      week.awaitPayments();
      var kept = week.cancelSome(booked);
      settle();
      clock.travelTo(start.plus(Duration.ofDays(6)).plus(Duration.ofHours(15)));
      var held = week.hold(kept);
      settle();
      sessions += held.size();
      ratings += week.rate(held);
    }
    clock.comeHome();
    settle();
    var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    var upcoming = week.book(UPCOMING, now, now.plus(Duration.ofDays(14)));
    week.awaitPayments();
    week.cancelSome(upcoming);
    settle();
    return "%d mentors, %d mentees, %d cohorts, %d sessions, %d ratings, %d booked ahead"
        .formatted(mentors.size(), mentees.size(), cohorts, sessions, ratings, upcoming.size());
  }

  /** Waits until every event has reached its listeners. */
  private void settle() {
    api.patiently(
        it -> !it.isGood() || total(it, "lag") == 0,
        () -> api.operator("GET", "/api/eventing/subscriptions?size=100", null));
  }

  private static int total(Api.Answer answer, String field) {
    int sum = 0;
    for (var item : answer.body().path("items")) {
      sum += item.path(field).asInt();
    }
    return sum;
  }
}
