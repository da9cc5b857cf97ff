/** What every context shares and takes along: money, time, schemas and the manners of HTTP. */
@NullMarked
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
package dev.tandem.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
