/**
 * Decides recorded commands again with the deciders of this program and compares the events with
 * those that were recorded; read {@code DecisionReplay} first.
 */
@NullMarked
package dev.tandem.billing.replay;

import org.jspecify.annotations.NullMarked;
