package dev.tandem.recommendations.rating;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MentorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/recommendations/ratings")
class RatingController {

  private final RatingService service;
  private final Ratings ratings;

  RatingController(RatingService service, Ratings ratings) {
    this.service = service;
    this.ratings = ratings;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  GivenRating rate(
      @RequestBody RatingBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    if (body.bookingId() == null || body.stars() == null) {
      throw Problem.malformed("A rating needs a bookingId and 1 to 5 stars.");
    }
    var request = new RatingRequest(body.bookingId(), wholeStars(body.stars()), body.comment());
    return service.rate(caller.memberId(), request, key);
  }

  /** The revealed ratings that mentees gave a mentor, without the mentees. */
  @GetMapping
  Page<RatingView> of(@RequestParam UUID mentor, Paging paging) {
    return Page.slice(ratings.findRevealedOf(new MentorId(mentor)), paging).map(RatingView::of);
  }

  /** Refuses fractions, which an {@code int} would silently cut off. */
  private static int wholeStars(BigDecimal stars) {
    try {
      return stars.intValueExact();
    } catch (ArithmeticException e) {
      throw Problem.malformed("stars must be a whole number from 1 to 5.");
    }
  }

  record RatingBody(
      @Nullable UUID bookingId, @Nullable BigDecimal stars, @Nullable String comment) {}

  record RatingView(
      UUID id, UUID mentorId, int stars, @Nullable String comment, @Nullable Instant revealedAt) {

    static RatingView of(Rating rating) {
      return new RatingView(
          rating.id().value(),
          rating.mentor().value(),
          rating.stars(),
          rating.comment(),
          rating.revealedAt());
    }
  }
}
