package dev.tandem.rollout.admin;

import dev.tandem.rollout.rollback.RollbackLock;
import java.time.Instant;
import java.util.Locale;

/**
 * A roll back that nobody has acknowledged.
 *
 * @param reason the evidence, in one sentence
 */
record LockView(String from, String signal, String reason, Instant at) {

  static LockView of(RollbackLock lock) {
    return new LockView(
        lock.fromStage().name().toLowerCase(Locale.ROOT), lock.signal(), lock.reason(), lock.at());
  }
}
