/**
 * Shows operators and architects how the modules depend on each other and which of them can be
 * extracted.
 */
@NullMarked
@ApplicationModule(displayName = "Architecture", allowedDependencies = "kernel :: schema")
package dev.tandem.architecture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
