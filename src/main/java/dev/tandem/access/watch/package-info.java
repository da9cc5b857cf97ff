/** Logs, counts and keeps what happens at the doors: sign-ins, refusals and forged messages. */
@NullMarked
package dev.tandem.access.watch;

import org.jspecify.annotations.NullMarked;
