package dev.tandem.rollout.verification;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Settles whether rows that looked different are. Both sides are read again, the target after it
 * has all that the source had when it was read; a row that the source did not write meanwhile, and
 * that is still different, is proven to be.
 */
final class MismatchRecheck {

  private static final int MAX_ROUNDS = 12;
  private static final int UNLOCKED_ROUNDS = 5;

  private final RowVersionReader source;
  private final RowVersionReader target;
  private final BooleanSupplier catchUp;

  MismatchRecheck(RowVersionReader source, RowVersionReader target, BooleanSupplier catchUp) {
    this.source = source;
    this.target = target;
    this.catchUp = catchUp;
  }

  interface RowVersionReader {
    /**
     * @param locked whether they are kept from being written until {@link #release}
     */
    Map<List<String>, RowVersion> read(Collection<List<String>> keys, boolean locked);

    void release();
  }

  record RecheckResult(Set<List<String>> different, Set<List<String>> unsettled) {}

  RecheckResult run(Collection<List<String>> doubtful) {
    var different = new LinkedHashSet<List<String>>();
    Set<List<String>> open = new HashSet<>(doubtful);
    Set<List<String>> absentBefore = Set.of();
    for (int round = 1; round <= MAX_ROUNDS && !open.isEmpty(); round++) {
      var absent = new HashSet<List<String>>();
      open = runRound(open, round > UNLOCKED_ROUNDS, absentBefore, absent, different);
      absentBefore = absent;
    }
    return new RecheckResult(different, open);
  }

  /** Rows that neither side has now, or that are the same, are settled and left out. */
  private Set<List<String>> runRound(
      Set<List<String>> keys,
      boolean locked,
      Set<List<String>> absentBefore,
      Set<List<String>> absent,
      Set<List<String>> different) {
    var before = source.read(keys, locked);
    boolean arrived = catchUp.getAsBoolean();
    var there = target.read(keys, false);
    target.release();
    var after = source.read(keys, false);
    source.release();
    var open = new HashSet<List<String>>();
    for (var key : keys) {
      if (isSame(before.get(key), there.get(key)) || isSame(after.get(key), there.get(key))) {
        continue;
      }
      boolean rested = arrived && Objects.equals(before.get(key), after.get(key));
      if (rested && (before.containsKey(key) || absentBefore.contains(key))) {
        different.add(key);
        continue;
      }
      if (rested) {
        absent.add(key);
      }
      open.add(key);
    }
    return open;
  }

  private static boolean isSame(@Nullable RowVersion here, @Nullable RowVersion there) {
    if (here == null || there == null) {
      return here == null && there == null;
    }
    return here.hash() == there.hash();
  }
}
