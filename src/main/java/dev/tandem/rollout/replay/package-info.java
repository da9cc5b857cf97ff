/**
 * Keeps what was asked and what was answered beyond its connection, and asks it again without one.
 */
@NullMarked
package dev.tandem.rollout.replay;

import org.jspecify.annotations.NullMarked;
