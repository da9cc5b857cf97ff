/**
 * Lets the rules of a former platform and those here decide side by side: first the former ones
 * count, then those here, and at any time the former ones again.
 */
@NullMarked
package dev.tandem.preferences.dualread;

import org.jspecify.annotations.NullMarked;
