package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.Answer;

/**
 * @param nanos how long the side needed, without the way to it; negative if it does not tell
 */
record TimedAnswer(Answer answer, long nanos) {}
