package dev.tandem.acceptance.cutover;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the booking flow takes, one after the other.
 *
 * @param held from the request to the slot that is kept, sorted
 * @param confirmed from the request to the booking that is paid and confirmed, sorted
 */
record BookingLatency(List<Duration> held, List<Duration> confirmed) {

  static BookingLatency measure(TandemClient tandem, int times) {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor);
    var mentee = tandem.createMentee();
    var held = new ArrayList<Duration>();
    var confirmed = new ArrayList<Duration>();
    for (int i = 0; i < times; i++) {
      var start = tandem.daysFromNow(2 + i / 16, 6).plus(Duration.ofHours(i % 16));
      var begun = System.nanoTime();
      var booking = tandem.book(mentee, offering, start, "ok").createdId();
      held.add(elapsedSince(begun));
      awaitConfirmed(mentee, booking);
      confirmed.add(elapsedSince(begun));
    }
    held.sort(Duration::compareTo);
    confirmed.sort(Duration::compareTo);
    return new BookingLatency(held, confirmed);
  }

  private static void awaitConfirmed(ApiUser mentee, String booking) {
    var until = Instant.now().plusSeconds(30);
    while (!mentee
        .getJson(BOOKINGS_PATH + "/" + booking)
        .get("status")
        .asString()
        .equals("CONFIRMED")) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException(booking + " is not confirmed");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** In milliseconds, at a share of 100 of all. */
  static long percentileMillis(List<Duration> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)).toMillis();
  }

  private static Duration elapsedSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
