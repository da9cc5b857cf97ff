/**
 * Shows operators and architects how the modules depend on each other, how they used each other
 * this week, and which of them can be extracted.
 */
@NullMarked
@ApplicationModule(
    displayName = "Architecture",
    allowedDependencies = {
      "kernel :: routing",
      "kernel :: schema",
      "kernel :: web",
      "eventing :: interaction"
    })
package dev.tandem.architecture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
