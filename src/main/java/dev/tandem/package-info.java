/** Starts Tandem: the main class and what a process needs before its modules wake. */
@NullMarked
package dev.tandem;

import org.jspecify.annotations.NullMarked;
