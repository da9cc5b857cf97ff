/**
 * Lets operators see, start, resume, undo and clean up moves: over HTTP, on a page and at the
 * command line.
 */
@NullMarked
package dev.tandem.rollout.admin;

import org.jspecify.annotations.NullMarked;
