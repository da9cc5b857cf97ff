/**
 * Runs the booking process: each service carries out one command on a booking, and the runner
 * reacts to payment results and due times.
 */
@NullMarked
package dev.tandem.scheduling.process;

import org.jspecify.annotations.NullMarked;
