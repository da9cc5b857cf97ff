/** Identifies callers: sign-in, tokens and roles. */
@NullMarked
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {
      "kernel :: caching",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: role",
      "kernel :: schema",
      "kernel :: secret",
      "kernel :: time",
      "kernel :: tls",
      "kernel :: web",
      "eventing :: publishing",
      "eventing :: ownership",
      "eventing :: watch"
    })
package dev.tandem.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
