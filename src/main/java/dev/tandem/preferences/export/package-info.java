/** Hands over to members what all modules keep about them, as one archive. */
@NullMarked
package dev.tandem.preferences.export;

import org.jspecify.annotations.NullMarked;
