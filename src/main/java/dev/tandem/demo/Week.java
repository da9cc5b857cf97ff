package dev.tandem.demo;

import dev.tandem.demo.Person.Mentee;
import dev.tandem.demo.Person.Mentor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One week of bookings, and what becomes of them. */
class Week {

  private static final String BOOKINGS = "/api/scheduling/bookings";

  private final Api api;
  private final Random chance;
  private final List<Mentor> mentors;
  private final List<Mentee> mentees;

  Week(Api api, Random chance, List<Mentor> mentors, List<Mentee> mentees) {
    this.api = api;
    this.chance = chance;
    this.mentors = mentors;
    this.mentees = mentees;
  }

  /** Mentees book and pay; some cards are declined. */
  List<Booked> book(int count, Instant from, Instant until) {
    var wishes = new LinkedHashMap<Mentor, List<Wish>>();
    for (int i = 0; i < count; i++) {
      var mentor = i < 3 ? mentors.getFirst() : chosen();
      var mentee = i % 13 == 3 ? mentees.getFirst() : eager();
      var offering = mentor.offerings().get(chance.nextInt(mentor.offerings().size()));
      wishes
          .computeIfAbsent(mentor, it -> new ArrayList<>())
          .add(new Wish(mentor, mentee, offering, chance.nextDouble(), chance.nextInt(40) == 0));
    }
    return Together.each(wishes.values(), it -> ofOneMentor(it, from, until)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Waits until no slot is merely held, so that time may move on. */
  void awaitPayments() {
    api.patiently(
        it -> !it.isGood() || it.body().path("total").asInt() == 0,
        () -> api.operator("GET", BOOKINGS + "?status=HELD&size=1", null));
  }

  List<Booked> cancelSome(List<Booked> bookings) {
    var left = new ArrayList<Booked>();
    var given = new ArrayList<Booked>();
    bookings.forEach(it -> (chance.nextInt(12) == 0 ? given : left).add(it));
    Together.each(given, this::cancel);
    return left;
  }

  /** The mentors say what took place; a few mentees did not come. */
  List<Booked> hold(List<Booked> bookings) {
    var absences = bookings.stream().map(it -> chance.nextInt(25) == 0).toList();
    var held = Together.each(indices(bookings), i -> hold(bookings.get(i), absences.get(i)));
    return indices(bookings).stream().filter(held::get).map(bookings::get).toList();
  }

  int rate(List<Booked> sessions) {
    var ratings = new ArrayList<Rating>();
    for (var session : sessions) {
      if (chance.nextInt(4) > 0) {
        var stars = Math.min(5, 3 + chance.nextInt(4));
        ratings.add(new Rating(session.mentee(), session.id(), stars, Words.said(stars, chance)));
      }
      if (chance.nextInt(5) > 1) {
        ratings.add(new Rating(session.mentor(), session.id(), 4 + chance.nextInt(2), ""));
      }
    }
    return (int) Together.each(ratings, this::rate).stream().filter(it -> it).count();
  }

  private List<Booked> ofOneMentor(List<Wish> wishes, Instant from, Instant until) {
    var booked = new ArrayList<Booked>();
    for (var wish : wishes) {
      var slots =
          api.as(
              wish.mentee().id(),
              "GET",
              "/api/scheduling/slots?size=100&offering=%s&from=%s&to=%s"
                  .formatted(wish.offering(), from, until),
              null);
      var items = slots.body().path("items");
      if (slots.isGood() && !items.isEmpty()) {
        book(wish, items.get((int) (wish.when() * items.size()))).ifPresent(booked::add);
      }
    }
    return booked;
  }

  private java.util.Optional<Booked> book(Wish wish, JsonNode slot) {
    var funding = Map.of("kind", "CARD", "card", wish.broke() ? "declined" : "ok");
    var answer =
        api.as(
            wish.mentee().id(),
            "POST",
            BOOKINGS,
            Map.of(
                "offeringId", wish.offering(),
                "startsAt", slot.get("startsAt").asString(),
                "funding", funding));
    return answer.isGood() && !wish.broke()
        ? java.util.Optional.of(new Booked(answer.id(), wish.mentor().id(), wish.mentee().id()))
        : java.util.Optional.empty();
  }

  private boolean cancel(Booked booking) {
    var path = BOOKINGS + "/" + booking.id() + "/cancellation";
    var preview = api.as(booking.mentee(), "POST", path + "-preview", null);
    return preview.isGood()
        && api.as(
                booking.mentee(),
                "POST",
                path,
                Map.of(
                    "refund", preview.body().get("refund"), "reason", "Something came up at work."))
            .isGood();
  }

  private boolean hold(Booked booking, boolean absent) {
    var path = BOOKINGS + "/" + booking.id();
    return absent
        ? !api.as(booking.mentor(), "POST", path + "/no-show", Map.of("absent", "MENTEE")).isGood()
        : api.as(booking.mentor(), "POST", path + "/completion", null).isGood();
  }

  private boolean rate(Rating it) {
    var body = Map.of("bookingId", it.booking(), "stars", it.stars(), "comment", it.comment());
    var until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    return api.patiently(
            answer -> answer.status() != 404 || System.nanoTime() > until,
            () -> api.as(it.by(), "POST", "/api/recommendations/ratings", body))
        .isGood();
  }

  private Mentor chosen() {
    var point = chance.nextInt(mentors.stream().mapToInt(Mentor::appeal).sum());
    for (var mentor : mentors) {
      point -= mentor.appeal();
      if (point < 0) {
        return mentor;
      }
    }
    return mentors.getFirst();
  }

  private Mentee eager() {
    var one = mentees.get(chance.nextInt(mentees.size()));
    var other = mentees.get(chance.nextInt(mentees.size()));
    return one.eagerness() >= other.eagerness() ? one : other;
  }

  private static List<Integer> indices(List<?> list) {
    return java.util.stream.IntStream.range(0, list.size()).boxed().toList();
  }

  record Booked(UUID id, UUID mentor, UUID mentee) {}

  private record Wish(Mentor mentor, Mentee mentee, UUID offering, double when, boolean broke) {}

  private record Rating(UUID by, UUID booking, int stars, String comment) {}
}
