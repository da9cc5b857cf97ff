package dev.tandem.eventing.log;

import dev.tandem.eventing.publishing.EventMetadata;
import org.jspecify.annotations.Nullable;

/**
 * An event to append to the log, which gives it a position.
 *
 * @param epoch in which its module published it; null: the current one
 * @param targetModule the only module it is for; null: every subscriber
 */
public record PendingEvent(
    String name,
    EventMetadata meta,
    @Nullable String trace,
    String payload,
    @Nullable Long epoch,
    @Nullable String targetModule) {

  /** An event that a module of this process publishes. */
  public PendingEvent(String name, EventMetadata meta, @Nullable String trace, String payload) {
    this(name, meta, trace, payload, null, null);
  }

  PendingEvent withPayload(String stored) {
    return new PendingEvent(name, meta, trace, stored, epoch, targetModule);
  }

  public String publisher() {
    return LoggedEvent.publisherOf(name);
  }

  public int partition() {
    return Partitioner.partitionOf(meta.aggregateId());
  }
}
