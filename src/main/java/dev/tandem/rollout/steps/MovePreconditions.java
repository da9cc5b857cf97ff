package dev.tandem.rollout.steps;

import dev.tandem.rollout.database.NotReadyException;

/** Checks that what a move needs is reachable. */
interface MovePreconditions {

  /**
   * @throws NotReadyException if no service is configured for the module, or it does not answer
   */
  void requireService(String module);

  /**
   * @throws NotReadyException if no broker is configured, or it does not answer
   */
  void requireBroker();
}
