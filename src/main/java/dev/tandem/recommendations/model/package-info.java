/** Trains the model that scores mentors, by profiles, meetings and ratings. */
@NullMarked
package dev.tandem.recommendations.model;

import org.jspecify.annotations.NullMarked;
