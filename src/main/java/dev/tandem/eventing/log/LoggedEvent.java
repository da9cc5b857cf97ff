package dev.tandem.eventing.log;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log, as it is read for delivery.
 *
 * @param position grows within the partition, with holes
 * @param name stable, whatever the class is called today
 * @param key the aggregate
 * @param trace the W3C {@code traceparent} of the transaction that published
 * @param epoch the one in which its module published it
 * @param targetModule the only module it is for, where the broker has brought it for that one
 * @param payload JSON; empty when nobody who reads it now has asked for it
 */
public record LoggedEvent(
    int segment,
    int partition,
    long position,
    UUID eventId,
    String name,
    UUID key,
    Instant recordedAt,
    UUID correlationId,
    @Nullable UUID causationId,
    @Nullable String trace,
    long epoch,
    @Nullable String targetModule,
    String payload) {

  public boolean isFor(String module) {
    return targetModule == null || targetModule.equals(module);
  }

  /** The module that publishes what is called so. */
  public static String publisherOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  LoggedEvent withPayload(String whole) {
    return new LoggedEvent(
        segment,
        partition,
        position,
        eventId,
        name,
        key,
        recordedAt,
        correlationId,
        causationId,
        trace,
        epoch,
        targetModule,
        whole);
  }

  /**
   * An event on its way into the log, where it will get its position.
   *
   * @param epoch null: the one that its module is in
   */
  public record PendingEvent(
      String name,
      EventMetadata meta,
      @Nullable String trace,
      String payload,
      @Nullable Long epoch,
      @Nullable String targetModule) {

    /** Published here. */
    public PendingEvent(String name, EventMetadata meta, @Nullable String trace, String payload) {
      this(name, meta, trace, payload, null, null);
    }

    public String publisher() {
      return LoggedEvent.publisherOf(name);
    }

    public int partition() {
      return Partitioner.partitionOf(meta.aggregateId());
    }
  }
}
