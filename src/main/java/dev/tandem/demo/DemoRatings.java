package dev.tandem.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Rates completed sessions, as mentee or mentor. */
class DemoRatings {

  private final DemoClient client;
  private final Random random;

  DemoRatings(DemoClient client, Random random) {
    this.client = client;
    this.random = random;
  }

  /** Returns the number of ratings given. */
  int rate(List<DemoBooking> sessions) {
    var ratings = new ArrayList<DemoRating>();
    for (var session : sessions) {
      if (random.nextInt(4) > 0) {
        var stars = Math.min(5, 3 + random.nextInt(4));
        ratings.add(
            new DemoRating(
                session.mentee(), session.id(), stars, DemoComments.commentFor(stars, random)));
      }
      if (random.nextInt(5) > 1) {
        ratings.add(new DemoRating(session.mentor(), session.id(), 4 + random.nextInt(2), ""));
      }
    }
    return (int) Parallel.map(ratings, this::rate).stream().filter(Boolean::booleanValue).count();
  }

  private boolean rate(DemoRating rating) {
    var body =
        Map.of("bookingId", rating.booking(), "stars", rating.stars(), "comment", rating.comment());
    var deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    return client
        .retryUntil(
            it -> it.status() != 404 || System.nanoTime() > deadline,
            () -> client.as(rating.rater(), "POST", "/api/recommendations/ratings", body))
        .isSuccess();
  }

  private record DemoRating(UUID rater, UUID booking, int stars, String comment) {}
}
