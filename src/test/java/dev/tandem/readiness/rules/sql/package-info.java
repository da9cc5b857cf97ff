/** What SQL names and what code passes to the database, for rule 3; begin with SqlNames. */
package dev.tandem.readiness.rules.sql;
