/** Recommends mentors to mentees with reasons, matches cohorts and collects ratings. */
@NullMarked
@Extractable(unit = "mentee")
@ApplicationModule(
    displayName = "Recommendations",
    allowedDependencies = {
      "kernel :: branch",
      "kernel :: money",
      "kernel :: paging",
      "kernel :: role",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: time",
      "kernel :: web",
      "eventing :: change",
      "eventing :: figures",
      "eventing :: publishing",
      "eventing :: verdict",
      "access :: identity",
      "access :: member-data",
      "members :: events",
      "scheduling :: events",
      "preferences :: events"
    })
package dev.tandem.recommendations;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
