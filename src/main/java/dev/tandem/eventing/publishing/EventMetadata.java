package dev.tandem.eventing.publishing;

import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identity, time and cause of an event.
 *
 * @param eventId UUIDv7 (RFC 9562), the same at every redelivery
 * @param occurredAt clock time of the module that published it
 * @param aggregateId the subject of the event; events of one aggregate are delivered in order
 * @param version the aggregate's version after the event, growing
 * @param correlationId the first cause: a user's request or the run of a scheduled job
 * @param causationId the event whose handling published this one; null if none
 */
public record EventMetadata(
    UUID eventId,
    Instant occurredAt,
    UUID aggregateId,
    long version,
    UUID correlationId,
    @Nullable UUID causationId) {

  /** Metadata of a new event, caused by what the running thread handles. */
  public static EventMetadata about(UUID aggregateId, long version, Instant occurredAt) {
    var id = Ids.next();
    var cause = Causation.current();
    return cause == null
        ? new EventMetadata(id, occurredAt, aggregateId, version, id, null)
        : new EventMetadata(
            id, occurredAt, aggregateId, version, cause.correlationId(), cause.causationId());
  }
}
