package dev.tandem.readiness;

/**
 * A place where a module reaches over its boundary.
 *
 * @param what the thing that crosses, as a clause after the module's name
 * @param where file and line from the root of the project
 */
record Crossing(String module, String what, String where) {}
