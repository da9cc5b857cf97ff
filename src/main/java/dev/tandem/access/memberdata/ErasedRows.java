package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * What was erased from a table.
 *
 * @param rows how many rows were deleted or emptied
 */
public record ErasedRows(@NotPersonal("the name of a table") String table, int rows) {}
