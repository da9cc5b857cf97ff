/**
 * Judges whether a module that runs on two sides is as good on the one as on the other, from what
 * was compared, and tells operators and rollout.
 */
@NullMarked
@ApplicationModule(
    displayName = "Signals",
    allowedDependencies = {
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "access :: identity",
      "rollout :: events",
      "rollout :: verdict"
    })
package dev.tandem.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
