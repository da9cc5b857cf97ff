package dev.tandem.recommendations.rating;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rating as it is sent. */
record RatingRequest(UUID bookingId, int stars, @Nullable String comment) {}
