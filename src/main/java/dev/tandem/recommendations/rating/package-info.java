/**
 * Records how both sides rate a session and reveals the ratings once both are in or the window has
 * closed.
 */
@NullMarked
package dev.tandem.recommendations.rating;

import org.jspecify.annotations.NullMarked;
