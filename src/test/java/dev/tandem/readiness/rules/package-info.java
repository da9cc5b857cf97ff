/**
 * The checks of the rules, one class for each rule. ReadinessTests runs them for every module, and
 * PlantedViolationTests shows that they catch planted violations; begin with ReadinessTests, then
 * AllChecks.
 */
package dev.tandem.readiness.rules;
