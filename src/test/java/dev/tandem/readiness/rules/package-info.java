/**
 * The checks of the rules, by rule. ReadinessTests runs them for every module, and
 * PlantedViolationTests shows that they catch planted violations; begin with ReadinessTests, then
 * AllChecks.
 */
package dev.tandem.readiness.rules;
