package dev.tandem.eventing;

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
final class Chain {

  private static final int KEYS = 2_000;
  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  private final Map<UUID, Sent> last =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Sent> eldest) {
          return size() > KEYS;
        }
      };

  private record Sent(UUID event, long pos, long at) {}

  /** For each of the events, in order, the one of its key before it, if it is remembered. */
  synchronized List<@Nullable UUID> previous(List<LoggedEvent> events) {
    var now = System.nanoTime();
    var inBatch = new HashMap<UUID, Sent>();
    var previous = new ArrayList<@Nullable UUID>(events.size());
    for (var it : events) {
      @Nullable Sent before = inBatch.getOrDefault(it.key(), last.get(it.key()));
      previous.add(
          before != null && before.pos() < it.pos() && now - before.at() < FRESH
              ? before.event()
              : null);
      inBatch.put(it.key(), new Sent(it.eventId(), it.pos(), now));
    }
    return previous;
  }

  /** The broker has them all. */
  synchronized void confirmed(List<LoggedEvent> events) {
    var now = System.nanoTime();
    events.forEach(it -> last.put(it.key(), new Sent(it.eventId(), it.pos(), now)));
  }
}
