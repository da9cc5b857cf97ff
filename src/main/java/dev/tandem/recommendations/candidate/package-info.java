/** The mentors who can be recommended and the mentees who ask, read from the replicated data. */
@NullMarked
package dev.tandem.recommendations.candidate;

import org.jspecify.annotations.NullMarked;
