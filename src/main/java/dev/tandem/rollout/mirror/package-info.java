/**
 * Sends a share of the reads of a module to the side that did not answer them, after the answer and
 * outside the request's thread, and counts how the answers compare. Start with {@link
 * dev.tandem.rollout.mirror.Mirror}.
 */
@NullMarked
package dev.tandem.rollout.mirror;

import org.jspecify.annotations.NullMarked;
