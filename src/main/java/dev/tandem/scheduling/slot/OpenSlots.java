package dev.tandem.scheduling.slot;

import dev.tandem.kernel.branch.Branched;
import java.time.Instant;
import java.util.List;

/** Finds the slots of one offering. A pure function: the caller reads the data. */
@Branched(name = "slots", until = "2027-06-30")
public interface OpenSlots {

  /** The slots with a start in [from, until) that can be booked now, in order. */
  List<Slot> find(SlotSearch search, Instant from, Instant until, Instant now);
}
