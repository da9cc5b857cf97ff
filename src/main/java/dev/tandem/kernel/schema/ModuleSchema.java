package dev.tandem.kernel.schema;

/**
 * Declared as a bean by each module that keeps data: its schema, migrated from {@code
 * db/migration/<name>} with its history inside.
 *
 * @param name the module's name, which is the schema's
 */
public record ModuleSchema(String name) {}
