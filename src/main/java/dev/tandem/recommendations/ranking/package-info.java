/** Ranks the mentors a mentee can book, with reasons, by scores of the trained model. */
@NullMarked
package dev.tandem.recommendations.ranking;

import org.jspecify.annotations.NullMarked;
