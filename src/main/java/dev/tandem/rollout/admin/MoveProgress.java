package dev.tandem.rollout.admin;

import dev.tandem.rollout.move.ModuleMove;
import java.time.Duration;

/** Prints the steps of a move while another thread runs it. */
record MoveProgress(ModuleViews moduleViews, MoveReport report) {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  /** The thread prints until it is interrupted, and then what is left. */
  Thread start(ModuleMove move) {
    return Thread.ofVirtual().start(() -> printUntilInterrupted(move));
  }

  private void printUntilInterrupted(ModuleMove move) {
    int printed = 0;
    try {
      while (true) {
        Thread.sleep(POLL_INTERVAL);
        printed = report.printSteps(moduleViews.toView(move), printed);
      }
    } catch (InterruptedException e) {
      report.printSteps(moduleViews.toView(move), printed);
    }
  }
}
