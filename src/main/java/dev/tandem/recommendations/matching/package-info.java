/**
 * Matches the mentees of a cohort with its mentors by deferred acceptance; an operator activates
 * the result.
 */
@NullMarked
package dev.tandem.recommendations.matching;

import org.jspecify.annotations.NullMarked;
