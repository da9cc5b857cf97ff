/**
 * Decides and journals how a module moves between stages: the state machine, the runner that
 * resumes after a crash, and the lock that allows one runner at a time.
 */
@NullMarked
package dev.tandem.rollout.move;

import org.jspecify.annotations.NullMarked;
