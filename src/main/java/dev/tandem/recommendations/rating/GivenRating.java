package dev.tandem.recommendations.rating;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rating as its author sees it. */
record GivenRating(UUID id, UUID bookingId, int stars, @Nullable String comment, boolean revealed) {

  static GivenRating of(Rating rating, boolean revealed) {
    return new GivenRating(
        rating.id().value(), rating.booking().value(), rating.stars(), rating.comment(), revealed);
  }
}
