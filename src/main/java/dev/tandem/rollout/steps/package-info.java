/**
 * Executes the steps of a move on both databases, one class per step, and checks beforehand that
 * service and broker are reachable.
 */
@NullMarked
package dev.tandem.rollout.steps;

import org.jspecify.annotations.NullMarked;
