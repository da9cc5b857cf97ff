package dev.tandem.recommendations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What someone says of a session. */
record RatingRequest(UUID bookingId, int stars, @Nullable String comment) {}
