package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Books, cancels and completes the sessions of a week. */
class DemoWeek {

  private static final String BOOKINGS = "/api/scheduling/bookings";

  private final DemoClient client;
  private final Random random;
  private final List<Mentor> mentors;
  private final List<Mentee> mentees;

  DemoWeek(DemoClient client, Random random, List<Mentor> mentors, List<Mentee> mentees) {
    this.client = client;
    this.random = random;
    this.mentors = mentors;
    this.mentees = mentees;
  }

  /** Books slots for random mentees; some cards are declined. */
  List<DemoBooking> book(int count, Instant from, Instant until) {
    var bookings = new LinkedHashMap<Mentor, List<PlannedBooking>>();
    for (int i = 0; i < count; i++) {
      var mentor = i < 3 ? mentors.getFirst() : pickMentor();
      var mentee = i % 13 == 3 ? mentees.getFirst() : pickMentee();
      var offering = mentor.offerings().get(random.nextInt(mentor.offerings().size()));
      bookings
          .computeIfAbsent(mentor, it -> new ArrayList<>())
          .add(
              new PlannedBooking(
                  mentor, mentee, offering, random.nextDouble(), random.nextInt(40) == 0));
    }
    return Parallel.map(bookings.values(), it -> bookWithMentor(it, from, until)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Waits until no booking is still waiting for its payment, so that the clock may advance. */
  void awaitPayments() {
    client.retryUntil(
        it -> !it.isSuccess() || it.body().path("total").asInt() == 0,
        () -> client.operator("GET", BOOKINGS + "?status=HELD&size=1", null));
  }

  List<DemoBooking> cancelRandomly(List<DemoBooking> bookings) {
    var kept = new ArrayList<DemoBooking>();
    var cancelled = new ArrayList<DemoBooking>();
    bookings.forEach(it -> (random.nextInt(12) == 0 ? cancelled : kept).add(it));
    Parallel.map(cancelled, this::cancel);
    return kept;
  }

  /** Completes the sessions, or reports a no-show for a few; returns the completed ones. */
  List<DemoBooking> completeSessions(List<DemoBooking> bookings) {
    var absences = bookings.stream().map(it -> random.nextInt(25) == 0).toList();
    var held =
        Parallel.map(
            indices(bookings), i -> completeOrReportNoShow(bookings.get(i), absences.get(i)));
    return indices(bookings).stream().filter(held::get).map(bookings::get).toList();
  }

  private List<DemoBooking> bookWithMentor(
      List<PlannedBooking> planned, Instant from, Instant until) {
    var booked = new ArrayList<DemoBooking>();
    for (var booking : planned) {
      var slots =
          client.as(
              booking.mentee().id(),
              "GET",
              "/api/scheduling/slots?size=100&offering=%s&from=%s&to=%s"
                  .formatted(booking.offering(), from, until),
              null);
      var items = slots.body().path("items");
      if (slots.isSuccess() && !items.isEmpty()) {
        book(booking, items.get((int) (booking.position() * items.size()))).ifPresent(booked::add);
      }
    }
    return booked;
  }

  private Optional<DemoBooking> book(PlannedBooking booking, JsonNode slot) {
    var funding = Map.of("kind", "CARD", "card", booking.cardDeclined() ? "declined" : "ok");
    var response =
        client.as(
            booking.mentee().id(),
            "POST",
            BOOKINGS,
            Map.of(
                "offeringId", booking.offering(),
                "startsAt", slot.get("startsAt").asString(),
                "funding", funding));
    return response.isSuccess() && !booking.cardDeclined()
        ? Optional.of(new DemoBooking(response.id(), booking.mentor().id(), booking.mentee().id()))
        : Optional.empty();
  }

  private boolean cancel(DemoBooking booking) {
    var path = BOOKINGS + "/" + booking.id() + "/cancellation";
    var preview = client.as(booking.mentee(), "POST", path + "-preview", null);
    return preview.isSuccess()
        && client
            .as(
                booking.mentee(),
                "POST",
                path,
                Map.of(
                    "refund", preview.body().get("refund"), "reason", "Something came up at work."))
            .isSuccess();
  }

  private boolean completeOrReportNoShow(DemoBooking booking, boolean absent) {
    var path = BOOKINGS + "/" + booking.id();
    return absent
        ? !client
            .as(booking.mentor(), "POST", path + "/no-show", Map.of("absent", "MENTEE"))
            .isSuccess()
        : client.as(booking.mentor(), "POST", path + "/completion", null).isSuccess();
  }

  private Mentor pickMentor() {
    var point = random.nextInt(mentors.stream().mapToInt(Mentor::popularity).sum());
    for (var mentor : mentors) {
      point -= mentor.popularity();
      if (point < 0) {
        return mentor;
      }
    }
    return mentors.getFirst();
  }

  private Mentee pickMentee() {
    var one = mentees.get(random.nextInt(mentees.size()));
    var other = mentees.get(random.nextInt(mentees.size()));
    return one.bookingRate() >= other.bookingRate() ? one : other;
  }

  private static List<Integer> indices(List<?> list) {
    return IntStream.range(0, list.size()).boxed().toList();
  }

  record DemoBooking(UUID id, UUID mentor, UUID mentee) {}

  private record PlannedBooking(
      Mentor mentor, Mentee mentee, UUID offering, double position, boolean cardDeclined) {}
}
