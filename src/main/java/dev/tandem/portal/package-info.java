/**
 * Is the front door: home, navigation, and the pages put together from the modules' own fragments.
 */
@NullMarked
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {"kernel :: web", "access :: identity"})
package dev.tandem.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
