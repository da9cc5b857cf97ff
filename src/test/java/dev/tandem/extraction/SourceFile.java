package dev.tandem.extraction;

import java.nio.file.Path;
import java.util.SortedSet;

/**
 * A Java file with what its compiled classes and its imports refer to.
 *
 * @param path from the root of the project
 * @param projectReferences files of the project, main or test
 * @param libraryClasses classes of libraries, by their binary names with slashes
 */
record SourceFile(
    Path path,
    String type,
    boolean isTest,
    SortedSet<Path> projectReferences,
    SortedSet<String> libraryClasses) {

  /** The module by its package; empty for the root package and for {@code bootstrap}. */
  String module() {
    var parts = type.split("\\.");
    return parts.length > 3 && !parts[2].equals("bootstrap") ? parts[2] : "";
  }

  String packageName() {
    return type.substring(0, type.lastIndexOf('.'));
  }

  String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** The type's name without the common prefix {@code dev.tandem}. */
  @Override
  public String toString() {
    return type.replaceFirst("^dev\\.tandem\\.", "");
  }
}
