/** Sends requests to the services of modules, each through a circuit breaker of its own. */
@NullMarked
package dev.tandem.rollout.remote;

import org.jspecify.annotations.NullMarked;
