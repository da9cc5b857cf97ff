/**
 * Starts the process: checks the Java version, selects the modules that run and explains why a
 * start failed.
 */
@NullMarked
package dev.tandem.bootstrap;

import org.jspecify.annotations.NullMarked;
