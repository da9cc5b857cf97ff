/** The mentors whom a mentee wants to find again. */
@NullMarked
package dev.tandem.recommendations.favourite;

import org.jspecify.annotations.NullMarked;
