package dev.tandem.recommendations.rating;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.RecommendationsConfiguration;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.events.SessionRated;
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

  private static final int MAX_COMMENT_LENGTH = 2000;

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
    validate(request);
    return requests.executeOnce(rater, key, request, GivenRating.class, () -> add(rater, request));
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.reveal:60s}")
  @Transactional
  void revealOverdue() {
    publish(ratings.revealOverdue(clock.instant()));
  }

  private GivenRating add(UUID rater, RatingRequest request) {
    var session =
        ratings
            .findSessionForUpdate(new BookingId(request.bookingId()))
            .filter(it -> it.hasParticipant(rater))
            .orElseThrow(() -> Problem.notFound("session"));
    var now = clock.instant();
    var rating =
        new Rating(
            RatingId.next(),
            session.booking(),
            session.mentor(),
            session.mentee(),
            rater,
            request.stars(),
            normalizedComment(request.comment()),
            now,
            closesAt(session),
            null);
    if (ratings.findByBookingOrderByGivenAt(session.booking()).stream()
        .anyMatch(it -> it.isBy(rater))) {
      throw Problem.conflict("already-rated", "You have already rated this session.");
    }
    if (!now.isBefore(rating.closesAt())) {
      throw Problem.conflict(
          "rating-closed",
          "A session can be rated until %d days after it took place."
              .formatted(properties.ratingWindow().toDays()));
    }
    aggregates.insert(rating);
    var revealed = ratings.revealBoth(session.booking(), now);
    publish(revealed);
    return GivenRating.of(rating, !revealed.isEmpty());
  }

  private Instant closesAt(RatableSession session) {
    var completedAt = session.completedAt();
    if (completedAt == null) {
      throw Problem.conflict("not-completed", "A session can be rated once it is completed.");
    }
    return completedAt.plus(properties.ratingWindow());
  }

  private void publish(List<Rating> revealed) {
    for (var rating : revealed) {
      events.publishEvent(
          new SessionRated(
              EventMetadata.about(rating.id().value(), 1, clock.instant()),
              rating.id().value(),
              rating.booking().value(),
              rating.mentor().value(),
              rating.mentee().value(),
              rating.rater(),
              rating.stars()));
    }
  }

  private static void validate(RatingRequest request) {
    if (request.stars() < 1 || request.stars() > 5) {
      throw Problem.refused("stars", "stars must be from 1 to 5.");
    }
    var comment = request.comment();
    if (comment != null && comment.length() > MAX_COMMENT_LENGTH) {
      throw Problem.refused(
          "comment-too-long",
          "A comment can have at most %d characters.".formatted(MAX_COMMENT_LENGTH));
    }
    if (comment != null && comment.indexOf('\0') >= 0) {
      throw Problem.malformed("A comment must not contain the character NUL.");
    }
  }

  private static @Nullable String normalizedComment(@Nullable String comment) {
    return comment == null || comment.isBlank() ? null : comment.strip();
  }

  record GivenRating(
      UUID id, UUID bookingId, int stars, @Nullable String comment, boolean revealed) {

    static GivenRating of(Rating rating, boolean revealed) {
      return new GivenRating(
          rating.id().value(),
          rating.booking().value(),
          rating.stars(),
          rating.comment(),
          revealed);
    }
  }
}
