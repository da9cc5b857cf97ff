package dev.tandem.eventing.tenure;

import java.time.Instant;

/**
 * How a module stands in one database.
 *
 * @param live whether it may write there
 * @param receiving whether it takes there what the broker brings for it
 * @param epoch grows with every change, over both sides of a move
 * @param since when it became so
 */
public record Tenure(String module, boolean live, boolean receiving, long epoch, Instant since) {

  /** Where nothing was ever moved. */
  static Tenure neverMoved(String module) {
    return new Tenure(module, true, true, 0, Instant.EPOCH);
  }
}
