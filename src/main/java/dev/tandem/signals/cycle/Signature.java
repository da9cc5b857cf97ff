package dev.tandem.signals.cycle;

import java.time.Instant;

/**
 * An operator has read the review of a cycle and answers for it.
 *
 * @param operator the id with which the operator signs in
 */
public record Signature(String operator, String words, Instant at) {}
