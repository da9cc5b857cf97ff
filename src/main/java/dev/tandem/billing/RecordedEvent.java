package dev.tandem.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * An event in its place in a stream.
 *
 * @param position grows over all streams
 * @param version counted from 1 within the stream
 */
record RecordedEvent(
    long position, UUID id, StreamId stream, long version, Instant at, AccountEvent event) {}
