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
 * What was last sent of each key in a lane, for a while. The next of the key names it, so that the
 * other end sees when it has overtaken: the broker may refuse or return one message and take later
 * ones, or hand them out in another order.
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

  /** For each of the events, in order, the one of its key before it, if it is remembered. */
  synchronized List<@Nullable UUID> predecessorsOf(List<LoggedEvent> events) {
    var now = System.nanoTime();
    var inBatch = new HashMap<UUID, SentEvent>();
    var previous = new ArrayList<@Nullable UUID>(events.size());
    for (var it : events) {
      @Nullable SentEvent before = inBatch.getOrDefault(it.key(), lastSentByKey.get(it.key()));
      previous.add(
          before != null
                  && before.position() < it.position()
                  && now - before.sentAtNanos() < MAX_AGE_NANOS
              ? before.event()
              : null);
      inBatch.put(it.key(), new SentEvent(it.eventId(), it.position(), now));
    }
    return previous;
  }

  /** The broker has them all. */
  synchronized void recordConfirmed(List<LoggedEvent> events) {
    var now = System.nanoTime();
    events.forEach(
        it -> lastSentByKey.put(it.key(), new SentEvent(it.eventId(), it.position(), now)));
  }
}
