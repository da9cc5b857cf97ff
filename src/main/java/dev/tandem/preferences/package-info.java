/**
 * Keeps what members choose: which messages they get, and how times and pages are shown to them.
 */
@NullMarked
@Extractable(unit = "member")
@ApplicationModule(
    displayName = "Preferences",
    allowedDependencies = {
      "kernel :: caching",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: change",
      "eventing :: figures",
      "eventing :: publishing",
      "access :: identity",
      "access :: link",
      "access :: member-data",
      "members :: events",
      "members :: visibility"
    })
package dev.tandem.preferences;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
