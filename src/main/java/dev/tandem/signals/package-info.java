/**
 * Judges whether a module that runs on two sides is as good on the one as on the other, and the new
 * implementation of a branch as the present one, from what was compared, tells operators and
 * rollout, and keeps the figures of each hour side by side.
 */
@NullMarked
@ApplicationModule(
    displayName = "Signals",
    allowedDependencies = {
      "kernel :: branch",
      "kernel :: money",
      "kernel :: persistence",
      "kernel :: release",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: change",
      "eventing :: figures",
      "eventing :: incident",
      "eventing :: publishing",
      "eventing :: verdict",
      "access :: identity",
      "billing :: events",
      "members :: events",
      "preferences :: events",
      "recommendations :: events",
      "rollout :: events",
      "rollout :: verdict",
      "scheduling :: events"
    })
package dev.tandem.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
