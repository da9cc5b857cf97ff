package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The times at which mentors already have sessions. */
public interface BusyTimes {

  /**
   * One entry for each session whose blocked time overlaps [from, to): sessions that block (held
   * and not expired, pending, confirmed) and completed ones, which count towards limits.
   *
   * @param released a session of which one seat counts as free; null for none
   */
  List<BusyTime> find(
      Collection<UUID> mentors, Instant from, Instant to, @Nullable SessionId released);
}
