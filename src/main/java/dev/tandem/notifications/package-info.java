/** Tells people by e-mail what happened and what they can do, and keeps their addresses. */
@NullMarked
@Extractable(unit = "member")
@ApplicationModule(
    displayName = "Notifications",
    allowedDependencies = {
      "kernel :: money",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: figures",
      "eventing :: publishing",
      "access :: identity",
      "access :: link",
      "access :: member-data",
      "members :: events",
      "scheduling :: events",
      "billing :: events",
      "recommendations :: events",
      "preferences :: events",
      "signals :: events"
    })
package dev.tandem.notifications;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
