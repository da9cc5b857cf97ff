package dev.tandem.rollout;

/** Whether what a move needs answers. */
interface Readiness {

  /**
   * @throws NotReady where no service is configured or it does not answer
   */
  void requireService(String module);

  /**
   * @throws NotReady where there is none
   */
  void requireBroker();
}
