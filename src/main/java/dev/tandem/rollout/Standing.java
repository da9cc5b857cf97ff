package dev.tandem.rollout;

import java.time.Instant;

/**
 * Where a module is live.
 *
 * @param epoch grows with every change
 * @param moving whether it is on its way to the other stage
 */
record Standing(String module, Stage stage, long epoch, Instant since, boolean moving) {}
