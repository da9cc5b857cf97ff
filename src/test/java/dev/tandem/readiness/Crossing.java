package dev.tandem.readiness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place where a module reaches over its boundary.
 *
 * @param what the thing that crosses, as a clause after the module's name
 * @param where file and line from the root of the project
 */
record Crossing(String module, String what, String where) {

  /** The same thing on several lines of a file is one crossing, at {@code file:5, :28}. */
  static Stream<Crossing> merged(Stream<Crossing> crossings) {
    Map<Crossing, TreeSet<Integer>> lines = new LinkedHashMap<>();
    crossings.forEach(it -> {
      var file = it.where.substring(0, it.where.lastIndexOf(':'));
      var line = Integer.parseInt(it.where.substring(file.length() + 1));
      lines
          .computeIfAbsent(new Crossing(it.module, it.what, file), key -> new TreeSet<>())
          .add(line);
    });
    return lines.entrySet().stream()
        .map(it -> {
          var places = it.getValue().stream().map(line -> ":" + line);
          var key = it.getKey();
          return new Crossing(
              key.module, key.what, key.where + places.collect(Collectors.joining(", ")));
        });
  }
}
