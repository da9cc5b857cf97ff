package dev.tandem.rollout.steps;

import dev.tandem.rollout.replication.NotReadyException;

/** Whether what a move needs answers. */
interface MovePreconditions {

  /**
   * @throws NotReadyException where no service is configured or it does not answer
   */
  void requireService(String module);

  /**
   * @throws NotReadyException where there is none
   */
  void requireBroker();
}
