/** Serves the ranked mentors as JSON and as fragments of other pages. */
@NullMarked
package dev.tandem.recommendations.web;

import org.jspecify.annotations.NullMarked;
