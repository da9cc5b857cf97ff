/**
 * Ranks the mentors a mentee can book, with reasons, from a trained model and the replicated data.
 */
@NullMarked
package dev.tandem.recommendations.ranking;

import org.jspecify.annotations.NullMarked;
