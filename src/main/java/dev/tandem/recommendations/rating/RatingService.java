package dev.tandem.recommendations.rating;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Both sides of a completed session rate it, blind to each other until both have or time is up. */
@Component
class RatingService {

  private static final int MAX_COMMENT_LENGTH = 2000;

  private final Ratings ratings;
  private final RecommendationsProperties properties;
  private final ApplicationEventPublisher events;
  private final IdempotentRequests requests;
  private final Clock clock;

  RatingService(
      Ratings ratings,
      RecommendationsProperties properties,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.ratings = ratings;
    this.properties = properties;
    this.events = events;
    this.requests = new IdempotentRequests(jdbc, json, RecommendationsConfiguration.SCHEMA);
    this.clock = clock;
  }

  /**
   * @param key of a request that may come twice
   * @throws Problem 404 for who was not there, 409 before completion, the second time or too late,
   *     422 for other than 1 to 5 stars
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
            Ids.next(),
            session.booking(),
            session.mentor(),
            session.mentee(),
            rater,
            request.stars(),
            normalizedComment(request.comment()),
            now,
            closesAt(session),
            null);
    if (ratings.ofBooking(session.booking()).stream().anyMatch(it -> it.isBy(rater))) {
      throw Problem.conflict("already-rated", "You have already rated this session.");
    }
    if (!now.isBefore(rating.closesAt())) {
      throw Problem.conflict(
          "rating-closed",
          "A session can be rated for %d days after it took place; that time is over."
              .formatted(properties.ratingWindow().toDays()));
    }
    if (!ratings.add(rating)) {
      throw Problem.conflict("already-rated", "You have already rated this session.");
    }
    var revealed = ratings.revealBoth(session.booking(), now);
    publish(revealed);
    return GivenRating.of(rating, !revealed.isEmpty());
  }

  private Instant closesAt(RatableSession session) {
    var completedAt = session.completedAt();
    if (completedAt == null) {
      throw Problem.conflict(
          "not-completed", "Only a session that took place can be rated, once it is completed.");
    }
    return completedAt.plus(properties.ratingWindow());
  }

  private void publish(List<Rating> revealed) {
    for (var it : revealed) {
      events.publishEvent(
          new SessionRated(
              EventMetadata.about(it.id(), 1, clock.instant()),
              it.id(),
              it.booking().value(),
              it.mentor().value(),
              it.mentee().value(),
              it.rater(),
              it.stars()));
    }
  }

  private static void validate(RatingRequest request) {
    if (request.stars() < 1 || request.stars() > 5) {
      throw Problem.refused("stars", "A rating has 1 to 5 stars.");
    }
    var comment = request.comment();
    if (comment != null && comment.length() > MAX_COMMENT_LENGTH) {
      throw Problem.refused(
          "comment-too-long", "A comment has at most %d characters.".formatted(MAX_COMMENT_LENGTH));
    }
    if (comment != null && comment.indexOf('\0') >= 0) {
      throw Problem.malformed("A comment is text.");
    }
  }

  private static @Nullable String normalizedComment(@Nullable String comment) {
    return comment == null || comment.isBlank() ? null : comment.strip();
  }

  record GivenRating(
      UUID id, UUID bookingId, int stars, @Nullable String comment, boolean revealed) {

    static GivenRating of(Rating it, boolean revealed) {
      return new GivenRating(it.id(), it.booking().value(), it.stars(), it.comment(), revealed);
    }
  }
}
