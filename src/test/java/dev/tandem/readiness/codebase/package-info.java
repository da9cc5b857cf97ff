/**
 * The modules of a code base with their classes, string constants, migrations, routes and
 * dependency graph: what the rules read.
 */
package dev.tandem.readiness.codebase;
