/** Knows the cohorts and what operators set for their members by default. */
@NullMarked
package dev.tandem.preferences.cohort;

import org.jspecify.annotations.NullMarked;
