package dev.tandem.rollout.comparison;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two answers. It says where and of which form, and never what was written
 * there: whatever a text says may be about a person.
 *
 * @param path such as {@code $.items[].price.minor}, {@code header ETag} or {@code body/main/h1};
 *     without indexes and ids, so that the same cause has the same path
 * @param live the {@link ValueShape} in the live answer; empty if there is nothing
 * @param mirrored the {@link ValueShape} in the mirrored answer; empty if there is nothing
 * @param change by how much a number or an instant differs; empty if that cannot be said
 */
public record Difference(
    String path, DifferenceType type, String live, String mirrored, String change) {

  static Difference missing(String path, @Nullable String live) {
    return new Difference(path, DifferenceType.MISSING, ValueShape.of(live), "", "");
  }

  static Difference added(String path, @Nullable String mirrored) {
    return new Difference(path, DifferenceType.ADDED, "", ValueShape.of(mirrored), "");
  }

  static Difference order(String path) {
    return new Difference(path, DifferenceType.ORDER, "", "", "");
  }

  static Difference type(String path, String live, String mirrored) {
    return new Difference(
        path, DifferenceType.TYPE, ValueShape.of(live), ValueShape.of(mirrored), "");
  }

  static Difference value(String path, String live, String mirrored) {
    return new Difference(
        path,
        DifferenceType.VALUE,
        ValueShape.of(live),
        ValueShape.of(mirrored),
        ValueShape.change(live, mirrored));
  }
}
