/**
 * Decides where each module is live, at home or away, and moves it there without losing a thing.
 */
@NullMarked
@ApplicationModule(
    displayName = "Rollout",
    allowedDependencies = {
      "kernel :: persistence",
      "kernel :: routing",
      "kernel :: schema",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "eventing :: ownership",
      "access :: identity"
    })
package dev.tandem.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
