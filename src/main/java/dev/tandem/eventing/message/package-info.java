/** The form of an event as a message of the broker, and its signature. */
@NullMarked
package dev.tandem.eventing.message;

import org.jspecify.annotations.NullMarked;
