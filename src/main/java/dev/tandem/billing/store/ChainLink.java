package dev.tandem.billing.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event beside the head of the stream; a stream without events is one row without an event.
 *
 * @param lastVersion of the events that are there
 */
record ChainLink(
    String stream,
    long head,
    String headHash,
    @Nullable Long version,
    @Nullable String type,
    @Nullable String payload,
    @Nullable Instant at,
    @Nullable String hash,
    @Nullable Long lastVersion) {}
