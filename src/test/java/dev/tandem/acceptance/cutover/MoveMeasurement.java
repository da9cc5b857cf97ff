package dev.tandem.acceptance.cutover;

import java.time.Duration;

/**
 * What a move was like.
 *
 * @param commands how often it had to be asked for, resumed or undone
 * @param duration from the first word to the last
 * @param writePause for so long the module refused writes, as the mover says
 * @param longestPurchaseGap the longest time in which nobody's purchase was accepted
 * @param timeToFirstPurchase from the decision to the first accepted purchase after it
 */
record MoveMeasurement(
    String module,
    String target,
    InjectedFault fault,
    String outcome,
    int commands,
    Duration duration,
    Duration writePause,
    Duration longestPurchaseGap,
    Duration timeToFirstPurchase) {

  String tableRow() {
    return "| %s %s | %s | %s | %.1f s | %d ms | %d ms | %d ms |"
        .formatted(
            module,
            target,
            fault.description(),
            commands == 1 ? outcome : outcome + " (" + commands + " words)",
            duration.toMillis() / 1000.0,
            writePause.toMillis(),
            longestPurchaseGap.toMillis(),
            timeToFirstPurchase.toMillis());
  }
}
