/**
 * Runs moves of modules between stages: a state machine decides each step, a journal lets another
 * runner continue after a crash, and a lock allows one runner at a time.
 */
@NullMarked
package dev.tandem.rollout.move;

import org.jspecify.annotations.NullMarked;
