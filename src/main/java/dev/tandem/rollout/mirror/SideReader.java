package dev.tandem.rollout.mirror;

/** Asks one side for an answer that no user gets. */
interface SideReader {

  /**
   * @throws UnansweredReadException when there is no answer in time, or none that can be compared
   */
  TimedAnswer ask(MirroredRead read) throws InterruptedException;
}
