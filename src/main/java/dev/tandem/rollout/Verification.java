package dev.tandem.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Compares a module's tables on both sides, while the source may go on writing. What differs is
 * named by table, key and column, never by what stands there.
 */
final class Verification {

  /** Differences of one table that are named. */
  static final int ENOUGH = 100;

  private static final int PIECE = 25_000;

  private final String module;
  private final Side from;
  private final Side to;
  private final List<Portion> portions;
  private final BooleanSupplier catchUp;
  private final int piece;

  /**
   * @param catchUp waits until the target has what the source had; false when it has not
   */
  Verification(String module, Side from, Side to, List<Portion> portions, BooleanSupplier catchUp) {
    this(module, from, to, portions, catchUp, PIECE);
  }

  /**
   * @param piece so many rows share a digest at first
   */
  Verification(
      String module,
      Side from,
      Side to,
      List<Portion> portions,
      BooleanSupplier catchUp,
      int piece) {
    this.module = module;
    this.from = from;
    this.to = to;
    this.portions = portions;
    this.catchUp = catchUp;
    this.piece = piece;
  }

  Verdict run() {
    long start = System.nanoTime();
    var here = Tables.of(from, module, portions);
    var there = Tables.of(to, module, portions);
    here.differenceFrom(there)
        .ifPresent(it -> {
          throw new CannotReplicate(
              "the tables of %s cannot be compared: %s.".formatted(module, it));
        });
    var differences = new ArrayList<Difference>();
    boolean more = false;
    long restless = 0;
    long rows = 0;
    try (var other = Executors.newSingleThreadExecutor();
        var source = new Reading(from);
        var target = new Reading(to)) {
      for (var table : here.all()) {
        var comparison =
            new Comparison(
                Projection.of(table, there.named(table.name())), source, target, catchUp, other);
        rows += comparison.compare(piece);
        differences.addAll(comparison.differences());
        more |= comparison.isEnough();
        restless += comparison.restless();
      }
    }
    return new Verdict(
        differences, more, restless, rows, Duration.ofNanos(System.nanoTime() - start));
  }
}
