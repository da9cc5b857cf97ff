/**
 * Carries migrations out, a few members in each transaction, so that they can stop at any row and
 * go on. Start with {@link dev.tandem.preferences.execution.BatchStep}.
 */
@NullMarked
package dev.tandem.preferences.execution;

import org.jspecify.annotations.NullMarked;
