package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.replay.UnansweredReadException;

/** Asks one side for an answer that no user gets. */
interface SideReader {

  /**
   * @param nanos how long the side needed, without the way to it; negative if it does not tell
   */
  record TimedAnswer(Answer answer, long nanos) {}

  /**
   * @throws UnansweredReadException when there is no answer in time, or none that can be compared
   */
  TimedAnswer ask(MirroredRead read) throws InterruptedException;
}
