package dev.tandem.acceptance.cutover;

import java.time.Duration;

/**
 * The figures of one move.
 *
 * @param commands the number of requests it took to start and resume the move
 * @param duration from the first request to the end of the move
 * @param writePause how long the module refused writes, as reported by the mover
 * @param longestPurchaseGap the longest time in which no purchase was accepted
 * @param timeToFirstPurchase from the cut-over to the first purchase accepted after it
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
    return "| %s %s | %s | %s | %s s | %s ms | %s ms | %s ms |"
        .formatted(
            module,
            target,
            fault.description(),
            commands == 1 ? outcome : outcome + " (" + commands + " commands)",
            duration.toMillis() / 100 / 10.0,
            writePause.toMillis(),
            longestPurchaseGap.toMillis(),
            timeToFirstPurchase.toMillis());
  }
}
