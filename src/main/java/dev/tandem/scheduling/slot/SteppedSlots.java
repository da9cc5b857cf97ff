package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.util.List;

/** Tries each step of the grid. */
record SteppedSlots() implements OpenSlots {

  @Override
  public List<Slot> find(SlotSearch search, Instant from, Instant until, Instant now) {
    return search.findStarts(from, until, now);
  }
}
