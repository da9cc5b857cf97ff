/**
 * Decides, from what was chosen and what holds by default, which messages a member gets and which
 * settings hold for them.
 */
@NullMarked
package dev.tandem.preferences.decision;

import org.jspecify.annotations.NullMarked;
