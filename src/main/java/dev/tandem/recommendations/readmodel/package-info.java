/**
 * Replicates the mentors, mentees, offerings, sessions and cohorts of other modules from their
 * events; all of it can be deleted and replayed.
 */
@NullMarked
package dev.tandem.recommendations.readmodel;

import org.jspecify.annotations.NullMarked;
