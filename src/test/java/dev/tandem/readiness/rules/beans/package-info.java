/**
 * Rule 2, and the settings of rule 7: what a module receives from another through the container,
 * the shared kernel, the framework or a name.
 */
package dev.tandem.readiness.rules.beans;
