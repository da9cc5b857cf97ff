/**
 * Lets a process run only the modules that it was started with and that are live here: it locks
 * their selection and skips the jobs of fenced modules.
 */
@NullMarked
package dev.tandem.eventing.modules;

import org.jspecify.annotations.NullMarked;
