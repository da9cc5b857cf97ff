/**
 * Lets operators view, start, resume and undo moves and delete standby copies: over HTTP, on a page
 * and at the command line.
 */
@NullMarked
package dev.tandem.rollout.admin;

import org.jspecify.annotations.NullMarked;
