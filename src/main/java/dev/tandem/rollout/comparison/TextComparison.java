package dev.tandem.rollout.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the texts that stand at the same path in two answers. */
final class TextComparison {

  private TextComparison() {}

  static List<Difference> compare(List<PlacedText> live, List<PlacedText> mirrored) {
    var liveTexts = byPath(live);
    var mirroredTexts = byPath(mirrored);
    var paths = new TreeSet<>(liveTexts.keySet());
    paths.addAll(mirroredTexts.keySet());
    var differences = new ArrayList<Difference>();
    for (var path : paths) {
      compare(
          path,
          liveTexts.getOrDefault(path, List.of()),
          mirroredTexts.getOrDefault(path, List.of()),
          differences);
    }
    return differences;
  }

  private static Map<String, List<String>> byPath(List<PlacedText> texts) {
    return texts.stream()
        .collect(
            Collectors.groupingBy(
                PlacedText::path,
                TreeMap::new,
                Collectors.mapping(PlacedText::text, Collectors.toList())));
  }

  private static void compare(
      String path, List<String> live, List<String> mirrored, List<Difference> differences) {
    var onlyLive = Elements.without(live, mirrored);
    var onlyMirrored = Elements.without(mirrored, live);
    if (!Elements.isInOrder(live, mirrored)) {
      differences.add(Difference.order(path));
    }
    int pairs = Math.min(onlyLive.size(), onlyMirrored.size());
    for (int i = 0; i < pairs; i++) {
      differences.add(Difference.value(path, onlyLive.get(i), onlyMirrored.get(i)));
    }
    onlyLive.stream().skip(pairs).forEach(it -> differences.add(Difference.missing(path, it)));
    onlyMirrored.stream().skip(pairs).forEach(it -> differences.add(Difference.added(path, it)));
  }
}
