/**
 * Runs the slices of each module where the classes and resources of all other modules are absent
 * and every connection to another machine is refused: the net below the rules, which catches what
 * only a running program shows.
 */
package dev.tandem.readiness.isolation;
