/**
 * A program that kills and cuts off a publishing and a consuming process and counts lost,
 * duplicated and reordered events (mvn -Pfaults verify); begin with FaultHarness, then
 * FaultScenarios.
 */
package dev.tandem.faults;
