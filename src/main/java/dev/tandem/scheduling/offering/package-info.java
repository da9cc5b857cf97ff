/**
 * Offerings with their terms and cancellation policies, and what this module knows of the mentors
 * and cohorts they belong to.
 */
@NullMarked
package dev.tandem.scheduling.offering;

import org.jspecify.annotations.NullMarked;
