package dev.tandem.eventing.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on the way, without its payload.
 *
 * @param module that published it
 * @param recordedAt when it was committed to the log here
 * @param received whether the broker brought it, from a module that runs elsewhere
 * @param causationId the event whose handling published it
 */
record FoundEvent(
    UUID eventId,
    String event,
    String module,
    UUID key,
    Instant recordedAt,
    boolean received,
    @Nullable UUID causationId,
    @Nullable FoundTrace trace,
    List<FoundDelivery> deliveries) {}
