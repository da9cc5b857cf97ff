package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.StreamId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it was recorded.
 *
 * @param position in the order of all streams
 * @param version counted from 1 within the stream
 */
public record RecordedEvent(
    long position, UUID id, StreamId stream, long version, Instant at, AccountEvent event) {}
