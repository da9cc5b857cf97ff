package dev.tandem.signals.review;

import java.time.Instant;

/**
 * Something went wrong.
 *
 * @param module or branch
 * @param what a sentence
 * @param reason the evidence, in sentences
 */
record ReviewIncident(Instant at, String module, String what, String reason) {}
