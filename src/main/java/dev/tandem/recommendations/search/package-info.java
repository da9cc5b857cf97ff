/** Finds mentors by words and conditions, in the order that is asked for. */
@NullMarked
package dev.tandem.recommendations.search;

import org.jspecify.annotations.NullMarked;
