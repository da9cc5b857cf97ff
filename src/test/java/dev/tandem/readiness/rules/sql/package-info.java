/**
 * Rule 3 and 4 for scripts, connections and the catalogue, and what SQL names; begin with
 * ScriptChecks, then SqlNames.
 */
package dev.tandem.readiness.rules.sql;
