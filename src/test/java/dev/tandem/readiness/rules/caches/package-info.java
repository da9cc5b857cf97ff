/**
 * Finds what a module remembers and has not declared, and what it has declared and does not
 * remember; begin with CacheChecks.
 */
@NullMarked
package dev.tandem.readiness.rules.caches;

import org.jspecify.annotations.NullMarked;
