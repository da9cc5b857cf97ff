/** Availability, offerings, slots, and bookings from hold to completion. */
@NullMarked
@Extractable(unit = Extractable.WHOLE_MODULE)
@ApplicationModule(
    displayName = "Scheduling",
    allowedDependencies = {
      "kernel :: branch",
      "kernel :: caching",
      "kernel :: money",
      "kernel :: paging",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: change",
      "eventing :: figures",
      "eventing :: publishing",
      "eventing :: verdict",
      "access :: identity",
      "access :: member-data",
      "members :: events",
      "preferences :: events"
    })
package dev.tandem.scheduling;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
