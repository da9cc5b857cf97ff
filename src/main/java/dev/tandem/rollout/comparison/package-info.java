/**
 * Compares two answers to the same request in canonical form. Pure: values in, differences out, and
 * no difference tells what the answers say about anybody. Start with {@link
 * dev.tandem.rollout.comparison.AnswerComparison}.
 */
@NullMarked
package dev.tandem.rollout.comparison;

import org.jspecify.annotations.NullMarked;
