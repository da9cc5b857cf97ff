package dev.tandem.eventing.ownership;

import java.time.Instant;

/**
 * How a module stands in one database.
 *
 * @param writable whether it may write there
 * @param consuming whether it takes there what the broker brings for it
 * @param epoch grows with every change, over both sides of a move
 * @param since when it became so
 */
public record ModuleOwnership(
    String module, boolean writable, boolean consuming, long epoch, Instant since) {

  /** Where nothing was ever moved. */
  static ModuleOwnership neverMoved(String module) {
    return new ModuleOwnership(module, true, true, 0, Instant.EPOCH);
  }
}
