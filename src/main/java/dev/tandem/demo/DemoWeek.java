package dev.tandem.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Books, cancels and completes the sessions of a week. */
class DemoWeek {

  private final BookingPlanner planner;
  private final BookingRequests requests;
  private final Random random;

  DemoWeek(BookingPlanner planner, BookingRequests requests, Random random) {
    this.planner = planner;
    this.requests = requests;
    this.random = random;
  }

  /** Books slots for random mentees; some cards are declined. */
  List<DemoBooking> book(int count, Instant from, Instant until) {
    return Parallel.map(planner.plan(count), planned -> bookInTurn(planned, from, until)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<DemoBooking> bookInTurn(List<PlannedBooking> planned, Instant from, Instant until) {
    return planned.stream()
        .map(booking -> requests.book(booking, from, until))
        .flatMap(Optional::stream)
        .toList();
  }

  void awaitPayments() {
    requests.awaitPayments();
  }

  /** Cancels a few bookings; returns the others. */
  List<DemoBooking> cancelRandomly(List<DemoBooking> bookings) {
    var kept = new ArrayList<DemoBooking>();
    var cancelled = new ArrayList<DemoBooking>();
    bookings.forEach(it -> (random.nextInt(12) == 0 ? cancelled : kept).add(it));
    Parallel.map(cancelled, requests::cancel);
    return kept;
  }

  /** Completes the sessions, or reports a no-show for a few; returns the completed ones. */
  List<DemoBooking> completeSessions(List<DemoBooking> bookings) {
    var absences = bookings.stream().map(_ -> random.nextInt(25) == 0).toList();
    var held =
        Parallel.map(
            indices(bookings), i -> completeOrReportNoShow(bookings.get(i), absences.get(i)));
    return indices(bookings).stream().filter(held::get).map(bookings::get).toList();
  }

  private boolean completeOrReportNoShow(DemoBooking booking, boolean absent) {
    return absent ? !requests.reportNoShow(booking) : requests.complete(booking);
  }

  private static List<Integer> indices(List<?> list) {
    return IntStream.range(0, list.size()).boxed().toList();
  }
}
