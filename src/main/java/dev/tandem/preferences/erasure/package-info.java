/**
 * Carries the wish of a member to leave through all modules: asks whether anything is in the way,
 * waits, lets all erase, and keeps what each has erased.
 */
@NullMarked
package dev.tandem.preferences.erasure;

import org.jspecify.annotations.NullMarked;
