package dev.tandem.rollout.samples;

import dev.tandem.rollout.comparison.DifferenceType;

/**
 * What differs in the same way at the same place has the same cause, most likely.
 *
 * @param route the template
 */
record Cause(String module, String route, String path, DifferenceType type) {}
