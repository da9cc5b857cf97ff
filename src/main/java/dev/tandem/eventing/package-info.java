/** Carries published events from the transaction that causes them to every listener, once. */
@NullMarked
@ApplicationModule(
    displayName = "Eventing",
    allowedDependencies = {
      "kernel :: persistence",
      "kernel :: role",
      "kernel :: schema",
      "kernel :: task",
      "kernel :: secret",
      "kernel :: text",
      "kernel :: time",
      "kernel :: tls",
      "kernel :: web"
    })
package dev.tandem.eventing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
