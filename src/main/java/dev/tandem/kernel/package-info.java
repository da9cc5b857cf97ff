/** Provides what every module needs: money, time, persistence, schemas, routing and HTTP. */
@NullMarked
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
package dev.tandem.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
