/**
 * Judges whether a module that runs on two sides is as good on the one as on the other, and the new
 * implementation of a branch as the present one, from what was compared, and tells operators and
 * rollout.
 */
@NullMarked
@ApplicationModule(
    displayName = "Signals",
    allowedDependencies = {
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "recommendations :: events",
      "rollout :: events",
      "rollout :: verdict",
      "scheduling :: events"
    })
package dev.tandem.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
