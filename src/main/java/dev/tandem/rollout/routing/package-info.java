/**
 * Stores on which stage each module is live, keeps that answer fresh in every process, and records
 * every change.
 */
@NullMarked
package dev.tandem.rollout.routing;

import org.jspecify.annotations.NullMarked;
