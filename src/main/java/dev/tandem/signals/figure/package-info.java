/**
 * Keeps what each account of an hour says of a figure: home's tables, the service's, the events.
 */
@NullMarked
package dev.tandem.signals.figure;

import org.jspecify.annotations.NullMarked;
