package dev.tandem.eventing.publishing;

import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who, when and why of an event.
 *
 * @param eventId UUIDv7 (RFC 9562), the same at every redelivery
 * @param occurredAt by the clock of the module that decided it
 * @param aggregateId what the event is about; events of one aggregate are delivered in order
 * @param version the aggregate's version after the event, growing
 * @param correlationId the first cause: one request of a person, or one tick of a clock
 * @param causationId the event that directly led to this one, if one did
 */
public record EventMetadata(
    UUID eventId,
    Instant occurredAt,
    UUID aggregateId,
    long version,
    UUID correlationId,
    @Nullable UUID causationId) {

  /** For an event that is decided now, in the causal context of the running thread. */
  public static EventMetadata about(UUID aggregateId, long version, Instant occurredAt) {
    var id = Ids.next();
    var cause = Causation.current();
    return cause == null
        ? new EventMetadata(id, occurredAt, aggregateId, version, id, null)
        : new EventMetadata(
            id, occurredAt, aggregateId, version, cause.correlationId(), cause.causationId());
  }
}
