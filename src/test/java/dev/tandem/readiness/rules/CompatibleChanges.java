package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes without a file in common, which can lie over one codebase. */
final class CompatibleChanges {

  private final List<Path> folders = new ArrayList<>();
  private final Set<Path> files = new HashSet<>();

  private CompatibleChanges() {}

  /** Divides the changes into few groups. */
  static List<List<Path>> group(List<Path> changes) {
    var groups = new ArrayList<CompatibleChanges>();
    for (var change : changes) {
      var files = filesIn(change);
      groups.stream()
          .filter(group -> group.files.stream().noneMatch(files::contains))
          .findFirst()
          .orElseGet(() -> {
            groups.add(new CompatibleChanges());
            return groups.getLast();
          })
          .add(change, files);
    }
    return groups.stream().map(group -> List.copyOf(group.folders)).toList();
  }

  private void add(Path change, Set<Path> changed) {
    folders.add(change);
    files.addAll(changed);
  }

  /** The files of a change, relative to its folder. */
  private static Set<Path> filesIn(Path change) {
    return SourceFiles.below(change).stream().map(change::relativize).collect(Collectors.toSet());
  }
}
