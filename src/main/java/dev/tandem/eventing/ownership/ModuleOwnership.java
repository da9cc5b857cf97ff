package dev.tandem.eventing.ownership;

import java.time.Instant;

/**
 * The state of a module in one database.
 *
 * @param writable whether it is live, so that its tables accept writes
 * @param consuming whether its messages are taken from the broker
 * @param epoch grows with every change of ownership, across both sides of a move
 * @param since time of the last change of ownership
 */
public record ModuleOwnership(
    String module, boolean writable, boolean consuming, long epoch, Instant since) {

  /** The state of a module that was never moved. */
  static ModuleOwnership neverMoved(String module) {
    return new ModuleOwnership(module, true, true, 0, Instant.EPOCH);
  }
}
