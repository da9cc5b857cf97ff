package dev.tandem.signals.judge;

/** A rule that sees one observation after the other, and may raise an alarm at each. */
interface StreamRule {

  /**
   * @return whether it raises an alarm
   */
  boolean alarms(Observation observation);
}
