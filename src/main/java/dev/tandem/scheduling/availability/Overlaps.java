package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Refuses entries of an availability that overlap. */
final class Overlaps {

  private Overlaps() {}

  /**
   * @throws Problem 422 that names the first two entries that overlap
   */
  static <T> void refuse(List<T> entries, BiPredicate<T, T> overlap, Function<T, String> name) {
    for (int i = 0; i < entries.size(); i++) {
      for (int j = i + 1; j < entries.size(); j++) {
        var first = entries.get(i);
        var second = entries.get(j);
        if (overlap.test(first, second)) {
          throw Problem.refused(
              "overlapping-availability",
              "%s and %s overlap.".formatted(name.apply(first), name.apply(second)));
        }
      }
    }
  }
}
