package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute the last event sent of each key in a partition. The next event of the key
 * names it, so that the receiver notices overtaking: the broker may refuse or return one message
 * and accept later ones, or deliver them in another order.
 */
final class PredecessorTracker {

  private static final int MAX_KEYS = 2_000;
  private static final long MAX_AGE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<UUID, SentEvent> lastSentByKey =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SentEvent> eldest) {
          return size() > MAX_KEYS;
        }
      };

  private record SentEvent(UUID event, long position, long sentAtNanos) {}

  /** For each of the events, in order, the previous one of the same key, if it is remembered. */
  synchronized List<@Nullable UUID> predecessorsOf(List<LoggedEvent> events) {
    var now = System.nanoTime();
    var inBatch = new HashMap<UUID, SentEvent>();
    var previous = new ArrayList<@Nullable UUID>(events.size());
    for (var event : events) {
      @Nullable SentEvent before =
          inBatch.getOrDefault(event.key(), lastSentByKey.get(event.key()));
      previous.add(
          before != null
                  && before.position() < event.position()
                  && now - before.sentAtNanos() < MAX_AGE_NANOS
              ? before.event()
              : null);
      inBatch.put(event.key(), new SentEvent(event.eventId(), event.position(), now));
    }
    return previous;
  }

  /** The broker has confirmed all of them. */
  synchronized void recordConfirmed(List<LoggedEvent> events) {
    var now = System.nanoTime();
    events.forEach(event ->
        lastSentByKey.put(event.key(), new SentEvent(event.eventId(), event.position(), now)));
  }
}
