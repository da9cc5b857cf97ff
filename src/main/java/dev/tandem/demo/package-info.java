/**
 * Fills an empty local database with people and three months of sessions, through the public API.
 */
@NullMarked
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"kernel :: time", "kernel :: web"})
package dev.tandem.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
