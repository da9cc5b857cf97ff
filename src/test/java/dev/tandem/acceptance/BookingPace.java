package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;

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
record BookingPace(List<Duration> held, List<Duration> confirmed) {

  static BookingPace of(Platform tandem, int times) {
    var mentor = tandem.mentor();
    var offering = tandem.offering(mentor);
    var mentee = tandem.mentee();
    var held = new ArrayList<Duration>();
    var confirmed = new ArrayList<Duration>();
    for (int i = 0; i < times; i++) {
      var start = tandem.at(2 + i / 16, 6).plus(Duration.ofHours(i % 16));
      var begun = System.nanoTime();
      var booking = tandem.book(mentee, offering, start, "ok").id();
      held.add(since(begun));
      awaitConfirmed(mentee, booking);
      confirmed.add(since(begun));
    }
    held.sort(Duration::compareTo);
    confirmed.sort(Duration::compareTo);
    return new BookingPace(held, confirmed);
  }

  private static void awaitConfirmed(Someone mentee, String booking) {
    var until = Instant.now().plusSeconds(30);
    while (!mentee.see(BOOKINGS + "/" + booking).get("status").asString().equals("CONFIRMED")) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException(booking + " is not confirmed");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** In milliseconds, at a share of 100 of all. */
  static long at(List<Duration> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)).toMillis();
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
