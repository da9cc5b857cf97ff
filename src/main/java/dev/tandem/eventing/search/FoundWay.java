package dev.tandem.eventing.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Events with what caused them and what they caused, in the order of the log.
 *
 * @param incomplete whether there may be more than are shown
 * @param loggedSince no event here is older
 * @param elsewhere modules that run elsewhere, whose own logs have what they handle
 */
record FoundWay(
    UUID id,
    List<FoundEvent> events,
    boolean incomplete,
    Instant loggedSince,
    List<String> elsewhere) {

  /** Whether the event is among those that are shown. */
  public boolean has(UUID eventId) {
    return events.stream().anyMatch(it -> it.eventId().equals(eventId));
  }
}
