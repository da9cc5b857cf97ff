/** Suggests the mentors who fit a mentee and says why, and learns from what became of it. */
@NullMarked
@ApplicationModule(
    displayName = "Recommendations",
    allowedDependencies = {
      "kernel :: money",
      "kernel :: schema",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "access :: identity",
      "members :: events",
      "scheduling :: events"
    })
package dev.tandem.recommendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
