package dev.tandem.recommendations.rating;

import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rating as it is sent. */
record RatingRequest(UUID bookingId, int stars, @Nullable String comment) {

  private static final int MAX_COMMENT_LENGTH = 2000;

  /**
   * @throws Problem 422 if the stars are not 1 to 5 or the comment is too long
   */
  void validate() {
    if (stars < 1 || stars > 5) {
      throw Problem.refused("stars", "stars must be from 1 to 5.");
    }
    if (comment != null && comment.length() > MAX_COMMENT_LENGTH) {
      throw Problem.refused(
          "comment-too-long",
          "A comment can have at most %d characters.".formatted(MAX_COMMENT_LENGTH));
    }
    if (comment != null && comment.indexOf('\0') >= 0) {
      throw Problem.malformed("A comment must not contain the character NUL.");
    }
  }

  @Nullable String normalizedComment() {
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
