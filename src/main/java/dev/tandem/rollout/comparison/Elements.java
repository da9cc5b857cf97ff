package dev.tandem.rollout.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Two lists of the same kind of elements. */
final class Elements {

  private Elements() {}

  /** The elements of the first that the second has not, or not as often. */
  static <T> List<T> without(List<T> first, List<T> second) {
    var remaining = new HashMap<T, Integer>();
    second.forEach(it -> remaining.merge(it, 1, Integer::sum));
    return first.stream().filter(it -> remaining.merge(it, -1, Integer::sum) < 0).toList();
  }

  /** Whether the elements that both have stand in the same order. */
  static <T> boolean isInOrder(List<T> first, List<T> second) {
    return common(first, second).equals(common(second, first));
  }

  private static <T> List<T> common(List<T> of, List<T> with) {
    var both = new HashSet<>(of);
    both.retainAll(new HashSet<>(with));
    return of.stream().filter(both::contains).distinct().toList();
  }
}
