/**
 * The input of the rules: the modules of a codebase with their classes, string constants,
 * migrations, routes and dependencies; begin with Codebase.
 */
package dev.tandem.readiness.codebase;
