/**
 * Rule 1, and the files of nobody: who owns each class and file, what modules declare and what they
 * depend on.
 */
package dev.tandem.readiness.rules.dependencies;
