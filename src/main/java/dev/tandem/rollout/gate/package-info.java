/**
 * The gates before the stages canary and away, as the module that judges last said, and whether
 * they are enforced. What nobody judges is closed.
 */
@NullMarked
package dev.tandem.rollout.gate;

import org.jspecify.annotations.NullMarked;
