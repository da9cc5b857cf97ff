package dev.tandem.kernel.branch;

import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one implementation made of a call.
 *
 * @param failure null if it has answered
 */
record TimedAnswer<R>(@Nullable R answer, @Nullable RuntimeException failure, long nanos) {

  /** How much longer one may take without being slower: 2 ms, as for mirrored reads. */
  private static final long TOLERANCE = 2_000_000;

  static <R> TimedAnswer<R> of(Supplier<R> call) {
    long start = System.nanoTime();
    try {
      var answer = call.get();
      return new TimedAnswer<>(answer, null, System.nanoTime() - start);
    } catch (RuntimeException e) {
      return new TimedAnswer<>(null, e, System.nanoTime() - start);
    }
  }

  R get() {
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(answer);
  }

  /** Compares this answer, of the present implementation, with that of the new one. */
  BranchCounts compareTo(TimedAnswer<R> next, BiPredicate<R, R> same) {
    boolean slower = next.nanos > nanos + TOLERANCE;
    boolean faster = nanos > next.nanos + TOLERANCE;
    return new BranchCounts(
        1,
        count(!isSame(next, same)),
        0,
        count(slower),
        count(faster),
        count(!slower && !faster),
        count(failure != null),
        count(next.failure != null));
  }

  private boolean isSame(TimedAnswer<R> next, BiPredicate<R, R> same) {
    return answer == null || next.answer == null
        ? answer == null && next.answer == null
        : same.test(answer, next.answer);
  }

  private static int count(boolean condition) {
    return condition ? 1 : 0;
  }
}
