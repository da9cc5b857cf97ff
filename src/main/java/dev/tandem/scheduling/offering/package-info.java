/**
 * Offerings with their terms and cancellation policies, and this module's copies of mentors and
 * cohorts.
 */
@NullMarked
package dev.tandem.scheduling.offering;

import org.jspecify.annotations.NullMarked;
