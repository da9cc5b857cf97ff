package dev.tandem.kernel.schema;

/**
 * The database schema of a module. Each module that stores data declares one as a bean; it is
 * migrated from {@code db/migration/<name>} and contains its own migration history.
 *
 * @param name of the module and of the schema
 */
public record ModuleSchema(String name) {}
