/**
 * A program that checks whether each module could leave the platform, and that writes the generated
 * documents; begin with rules.ReadinessTests, then violation.Rule.
 */
package dev.tandem.readiness;
