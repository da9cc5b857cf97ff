package dev.tandem.extraction;

import java.nio.file.Path;
import java.util.SortedSet;

/**
 * A Java file with what its compiled classes and its imports refer to.
 *
 * @param path from the root of the project
 * @param own files of the project, main or test
 * @param libraries classes of others, by their binary names with slashes
 */
record SourceFile(
    Path path, String type, boolean test, SortedSet<Path> own, SortedSet<String> libraries) {

  /** The module by its package, empty for the package above all modules. */
  String module() {
    var parts = type.split("\\.");
    return parts.length > 3 ? parts[2] : "";
  }

  String packageName() {
    return type.substring(0, type.lastIndexOf('.'));
  }

  String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** As people say it: without the name that all packages share. */
  @Override
  public String toString() {
    return type.replaceFirst("^dev\\.tandem\\.", "");
  }
}
