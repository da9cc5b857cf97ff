/**
 * Shows operators and architects how the modules hang together and which of them is ready to leave.
 */
@NullMarked
@ApplicationModule(
    displayName = "Architecture",
    allowedDependencies = {"kernel :: schema", "kernel :: web"})
package dev.tandem.architecture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
