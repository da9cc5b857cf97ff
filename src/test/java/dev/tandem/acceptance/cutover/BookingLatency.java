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
 * How long sequential bookings take.
 *
 * @param held count from the request to the held slot, sorted
 * @param confirmed count from the request to the paid and confirmed booking, sorted
 */
record BookingLatency(List<Duration> held, List<Duration> confirmed) {

  static BookingLatency measure(TandemClient tandem, int count) {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor);
    var mentee = tandem.createMentee();
    var held = new ArrayList<Duration>();
    var confirmed = new ArrayList<Duration>();
    for (int i = 0; i < count; i++) {
      var start = tandem.daysFromNow(2 + i / 16, 6).plus(Duration.ofHours(i % 16));
      var startNanos = System.nanoTime();
      var booking = tandem.book(mentee, offering, start, "ok").createdId();
      held.add(elapsedSince(startNanos));
      awaitConfirmed(mentee, booking);
      confirmed.add(elapsedSince(startNanos));
    }
    held.sort(Duration::compareTo);
    confirmed.sort(Duration::compareTo);
    return new BookingLatency(held, confirmed);
  }

  private static void awaitConfirmed(ApiUser mentee, String booking) {
    var deadline = Instant.now().plusSeconds(30);
    while (!mentee
        .getJson(BOOKINGS_PATH + "/" + booking)
        .get("status")
        .asString()
        .equals("CONFIRMED")) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(booking + " is not confirmed");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** The percentile of sorted durations, in milliseconds. */
  static long percentileMillis(List<Duration> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)).toMillis();
  }

  private static Duration elapsedSince(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
