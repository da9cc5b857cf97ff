package dev.tandem.rollout.facade;

import java.time.Instant;
import java.util.Optional;

/** How far home's own copy of a module that lives elsewhere follows it. */
interface StandbyFreshness {

  /**
   * The instant up to which the copy holds everything that the module has done; empty where that is
   * not known, and the copy is then not shown to anyone.
   */
  Optional<Instant> asOf(String module);
}
