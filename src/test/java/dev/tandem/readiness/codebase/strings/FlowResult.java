package dev.tandem.readiness.codebase.strings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the interpreted methods pass to libraries and put together.
 *
 * @param resources the files that they may read, by name
 */
record FlowResult(Map<String, Path> resources, List<TracedCall> calls, List<Text> composed) {

  FlowResult(Map<String, Path> resources) {
    this(resources, new ArrayList<>(), new ArrayList<>());
  }
}
