/**
 * Fills an empty local database with people and three months of their sessions, through the same
 * public commands as everyone.
 */
@NullMarked
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"kernel :: time", "kernel :: web"})
package dev.tandem.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
