/** Hears what rollout and the branches of modules compared, and which stage a module is in. */
@NullMarked
package dev.tandem.signals.inbound;

import org.jspecify.annotations.NullMarked;
