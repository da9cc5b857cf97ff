package dev.tandem.acceptance.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts that stand nowhere else. Each is given out once, for one field of one request. They are
 * short lower-case words, so that search keys and most shortened texts still have them whole.
 */
final class Canaries {

  static final String MARK = "kzq";

  private final String run;
  private final Map<String, String> fields = new LinkedHashMap<>();

  /**
   * @param run tells the canaries of one history from those of another; two letters
   */
  Canaries(String run) {
    this.run = run;
  }

  String next(String field) {
    var canary = MARK + run + "%04d".formatted(fields.size()) + "x";
    fields.put(canary, field);
    return canary;
  }

  String run() {
    return run;
  }

  int count() {
    return fields.size();
  }

  boolean contains(String canary) {
    return fields.containsKey(canary);
  }

  /** By field, how many of the canaries are not among the found ones. */
  Map<String, Integer> missing(List<CanaryFind> found) {
    var seen = found.stream().map(CanaryFind::canary).collect(Collectors.toSet());
    var missing = new TreeMap<String, Integer>();
    fields.forEach((canary, field) -> {
      if (!seen.contains(canary)) {
        missing.merge(field, 1, Integer::sum);
      }
    });
    return missing;
  }

  /** Those of the finds that are of this history, by place and field. */
  Map<String, Integer> places(List<CanaryFind> found) {
    var places = new TreeMap<String, Integer>();
    found.stream()
        .filter(find -> find.canary().startsWith(MARK + run))
        .forEach(find ->
            places.merge(
                find.place() + " <- " + fields.getOrDefault(find.canary(), "a part of one"),
                1,
                Integer::sum));
    return places;
  }
}
