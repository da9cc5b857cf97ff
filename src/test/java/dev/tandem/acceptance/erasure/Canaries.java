package dev.tandem.acceptance.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

  /** The fields none of whose canaries is among the found ones. */
  Set<String> neverFound(List<CanaryFind> found) {
    var never = new TreeSet<>(fields.values());
    found.forEach(find -> never.remove(fields.getOrDefault(find.canary(), "")));
    return never;
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
