package dev.tandem.preferences.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is in an archive.
 *
 * @param schemaVersion of the schema beside it, counted up with each breaking change
 */
record Manifest(
    int schemaVersion, UUID export, UUID member, Instant requestedAt, List<Part> parts) {

  /**
   * @param sha256 digest of the file, in hexadecimal
   * @param rows how many rows each list has; a module that keeps nothing says so by zeros
   */
  record Part(String module, String file, String sha256, Map<String, Integer> rows) {}
}
