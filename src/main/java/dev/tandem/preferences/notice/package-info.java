/** Tells members what a migration changes for them, before it does. */
@NullMarked
package dev.tandem.preferences.notice;

import org.jspecify.annotations.NullMarked;
