/** What operators see and set of the branches of recommendations, and what they report. */
@NullMarked
package dev.tandem.recommendations.branch;

import org.jspecify.annotations.NullMarked;
