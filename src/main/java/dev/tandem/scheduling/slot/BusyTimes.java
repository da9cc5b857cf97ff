package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** When mentors have no time, because they already have a session. */
public interface BusyTimes {

  /**
   * One entry for each session whose blocked range touches [from, to): those that block (held and
   * not expired, pending, confirmed) and those that took place, which count towards limits.
   */
  List<BusyTime> find(Collection<UUID> mentors, Instant from, Instant to);
}
