package dev.tandem.eventing.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log, as it is read for delivery.
 *
 * @param position grows within the partition; some numbers are never used
 * @param name stable, whatever the class is called now
 * @param key id of the aggregate
 * @param trace W3C {@code traceparent} of the transaction that published it
 * @param epoch in which its module published it
 * @param targetModule the only module it is for, where the broker delivered it to this process;
 *     null: every subscriber
 * @param payload JSON; empty if no subscription of the reading consumer needs it
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

  public String publisher() {
    return publisherOf(name);
  }

  public boolean isFor(String module) {
    return targetModule == null || targetModule.equals(module);
  }

  /** The module of the name of an event or a subscription: the part before the dot. */
  public static String publisherOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  LoggedEvent withPayload(String storedPayload) {
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
        storedPayload);
  }
}
