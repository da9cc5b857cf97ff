/**
 * Routes requests to the stage on which a module is live, the monolith or the module's own service,
 * and moves modules between both without losing data.
 */
@NullMarked
@ApplicationModule(
    displayName = "Rollout",
    allowedDependencies = {
      "kernel :: caching",
      "kernel :: persistence",
      "kernel :: role",
      "kernel :: routing",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: task",
      "kernel :: time",
      "kernel :: tls",
      "kernel :: web",
      "eventing :: change",
      "eventing :: figures",
      "eventing :: interaction",
      "eventing :: publishing",
      "eventing :: ownership",
      "eventing :: personal",
      "eventing :: verdict",
      "access :: identity",
      "access :: member-data"
    })
package dev.tandem.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
