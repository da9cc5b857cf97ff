/**
 * Hears what rollout and the branches of modules compared, which stage a module is in, what is
 * counted and what happens.
 */
@NullMarked
package dev.tandem.signals.inbound;

import org.jspecify.annotations.NullMarked;
