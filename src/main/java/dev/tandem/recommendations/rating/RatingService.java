package dev.tandem.recommendations.rating;

import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.RecommendationsConfiguration;
import dev.tandem.recommendations.RecommendationsProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Accepts the ratings of completed sessions. A rating stays hidden until both sides have rated or
 * the time for it is over.
 */
@Service
class RatingService {

  private final Ratings ratings;
  private final JdbcAggregateOperations aggregates;
  private final RecommendationsProperties properties;
  private final ApplicationEventPublisher events;
  private final IdempotentRequests requests;
  private final Clock clock;

  RatingService(
      Ratings ratings,
      JdbcAggregateOperations aggregates,
      RecommendationsProperties properties,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.ratings = ratings;
    this.aggregates = aggregates;
    this.properties = properties;
    this.events = events;
    this.requests = new IdempotentRequests(jdbc, json, RecommendationsConfiguration.SCHEMA);
    this.clock = clock;
  }

  /**
   * @param key idempotency key of a request that may be repeated
   * @throws Problem 404 if the rater was not part of the session, 409 if it is not completed, rated
   *     already or too old, 422 if the stars are not 1 to 5
   */
  @Transactional
  GivenRating rate(UUID rater, RatingRequest request, @Nullable String key) {
    request.validate();
    return requests.executeOnce(rater, key, request, GivenRating.class, () -> add(rater, request));
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.reveal:60s}")
  @Transactional
  void revealOverdue() {
    var now = clock.instant();
    publish(ratings.revealOverdue(now), now);
  }

  private GivenRating add(UUID rater, RatingRequest request) {
    var session =
        ratings
            .findSessionForUpdate(new BookingId(request.bookingId()))
            .filter(it -> it.hasParticipant(rater))
            .orElseThrow(() -> Problem.notFound("session"));
    var now = clock.instant();
    var rating = Rating.give(session, rater, request, now, properties.ratingWindow());
    if (ratings.findByBookingOrderByGivenAt(session.booking()).stream()
        .anyMatch(it -> it.isBy(rater))) {
      throw Problem.conflict("already-rated", "You have already rated this session.");
    }
    if (!now.isBefore(rating.closesAt())) {
      throw Problem.conflict(
          "rating-closed",
          "A session can be rated until %s days after it was completed."
              .formatted(properties.ratingWindow().toDays()));
    }
    aggregates.insert(rating);
    var revealed = ratings.revealBoth(session.booking(), now);
    publish(revealed, now);
    return GivenRating.of(rating, !revealed.isEmpty());
  }

  private void publish(List<Rating> revealed, Instant now) {
    revealed.forEach(rating -> events.publishEvent(rating.revealedEvent(now)));
  }
}
