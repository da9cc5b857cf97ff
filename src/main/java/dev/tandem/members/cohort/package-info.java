/** Opens, fills and closes cohorts, and serves them as pages and JSON. */
@NullMarked
package dev.tandem.members.cohort;

import org.jspecify.annotations.NullMarked;
