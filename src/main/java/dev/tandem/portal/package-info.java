/** Serves the home page, the navigation and the pages that combine fragments of other modules. */
@NullMarked
@ApplicationModule(displayName = "Portal", allowedDependencies = "access :: identity")
package dev.tandem.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
