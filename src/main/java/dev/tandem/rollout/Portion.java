package dev.tandem.rollout;

/**
 * Rows of a table that is not the module's own and yet travels with it.
 *
 * @param table with its schema
 * @param rows a condition on its primary key
 */
record Portion(String table, String rows) {}
