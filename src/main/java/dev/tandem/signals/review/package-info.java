/**
 * The review of a cycle: what happened, on one page, and who signed it. Start with {@link
 * dev.tandem.signals.review.Reviews}.
 */
@NullMarked
package dev.tandem.signals.review;

import org.jspecify.annotations.NullMarked;
