/**
 * Gives a verdict on each signal of a module, keeps all verdicts, and publishes those that change.
 */
@NullMarked
package dev.tandem.signals.verdict;

import org.jspecify.annotations.NullMarked;
