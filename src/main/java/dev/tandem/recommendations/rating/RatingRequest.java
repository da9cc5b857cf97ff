package dev.tandem.recommendations.rating;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What someone says of a session. */
record RatingRequest(UUID bookingId, int stars, @Nullable String comment) {}
