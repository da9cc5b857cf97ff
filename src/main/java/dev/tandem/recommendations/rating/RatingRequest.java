package dev.tandem.recommendations.rating;

import dev.tandem.kernel.text.TextKind;
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
    normalizedComment();
  }

  @Nullable String normalizedComment() {
    var text =
        TextKind.LINES.check(
            "A comment",
            comment,
            MAX_COMMENT_LENGTH,
            sentence -> Problem.refused("comment-too-long", sentence));
    return text.isEmpty() ? null : text;
  }
}
