package dev.tandem.rollout.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What two answers to one request differ in.
 *
 * @param differences those that are not allowed, at most {@link #MAX_DIFFERENCES}
 * @param allowed declared differences that occurred
 */
public record AnswerComparison(List<Difference> differences, Set<AllowedDifference> allowed) {

  static final int MAX_DIFFERENCES = 50;

  /**
   * @param route the template of the route
   */
  public static AnswerComparison of(
      String route, Answer live, Answer mirrored, List<AllowedDifference> declared) {
    var differences = new ArrayList<Difference>();
    var occurred = new LinkedHashSet<AllowedDifference>();
    for (var difference : differences(live, mirrored)) {
      var covering = declared.stream().filter(it -> it.covers(route, difference)).findFirst();
      covering.ifPresent(occurred::add);
      if (covering.isEmpty() && differences.size() < MAX_DIFFERENCES) {
        differences.add(difference);
      }
    }
    return new AnswerComparison(List.copyOf(differences), Set.copyOf(occurred));
  }

  public boolean isEqual() {
    return differences.isEmpty();
  }

  private static List<Difference> differences(Answer live, Answer mirrored) {
    if (live.status() != mirrored.status()) {
      return List.of(
          new Difference(
              "status",
              DifferenceType.VALUE,
              String.valueOf(live.status()),
              String.valueOf(mirrored.status()),
              ""));
    }
    var liveBody = live.body();
    var mirroredBody = mirrored.body();
    if (liveBody == null || mirroredBody == null) {
      return List.of();
    }
    var all = new ArrayList<>(HeaderComparison.compare(live, mirrored));
    if (live.mediaType().equals(mirrored.mediaType())) {
      all.addAll(BodyComparison.compare(live.mediaType(), liveBody, mirroredBody));
    }
    return all;
  }
}
