/**
 * A program that checks whether each module can be extracted from the platform, and that writes the
 * generated documents; begin with rules.ReadinessTests, then violation.Rule.
 */
package dev.tandem.readiness;
