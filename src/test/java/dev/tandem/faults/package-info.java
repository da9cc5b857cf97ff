/**
 * A harness that kills a publishing and a consuming process, cuts their connections, and counts
 * lost, duplicated and reordered events (mvn -Pfaults verify). Begin with FaultHarness, then
 * FaultScenarios.
 */
package dev.tandem.faults;
