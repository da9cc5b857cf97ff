package dev.tandem.rollout.verification;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether rows that seemed to differ really do, while the source is being written. Both
 * databases are read again, the target after it has caught up with the first read of the source. A
 * row that is still different, although the source did not write it meanwhile, is proven different.
 *
 * @param <K> identifies a row
 * @param <V> a version of a row; another version means that the row was written in between
 */
final class MismatchRecheck<K, V> {

  private static final int MAX_ROUNDS = 12;

  /** After these rounds, rows of the source are locked while they are compared. */
  private static final int UNLOCKED_ROUNDS = 5;

  private final LockingReader<K, V> source;
  private final VersionReader<K, V> target;
  private final BiPredicate<V, V> sameContent;
  private final BooleanSupplier catchUp;

  MismatchRecheck(
      LockingReader<K, V> source,
      VersionReader<K, V> target,
      BiPredicate<V, V> sameContent,
      BooleanSupplier catchUp) {
    this.source = source;
    this.target = target;
    this.sameContent = sameContent;
    this.catchUp = catchUp;
  }

  interface VersionReader<K, V> {
    Map<K, V> read(Collection<K> keys);
  }

  interface LockingReader<K, V> extends VersionReader<K, V> {

    /** The rows cannot be written until {@link #release}. */
    Map<K, V> readLocked(Collection<K> keys);

    void release();
  }

  /**
   * @param unsettled rows that were written in every round
   */
  record RecheckResult<K>(Set<K> different, Set<K> unsettled) {}

  RecheckResult<K> run(Collection<K> suspects) {
    var different = new LinkedHashSet<K>();
    Set<K> open = new HashSet<>(suspects);
    Set<K> absentBefore = Set.of();
    for (int round = 1; round <= MAX_ROUNDS && !open.isEmpty(); round++) {
      var result = runRound(open, round > UNLOCKED_ROUNDS, absentBefore);
      different.addAll(result.different());
      open = result.open();
      absentBefore = result.absent();
    }
    return new RecheckResult<>(different, open);
  }

  /**
   * @param absent rows that the source did not have, neither before nor after the target was read
   */
  private record RoundResult<K>(Set<K> different, Set<K> open, Set<K> absent) {}

  private RoundResult<K> runRound(Set<K> keys, boolean locked, Set<K> absentBefore) {
    var before = locked ? source.readLocked(keys) : source.read(keys);
    boolean caughtUp = catchUp.getAsBoolean();
    var copied = target.read(keys);
    var after = source.read(keys);
    source.release();
    var result = new RoundResult<K>(new LinkedHashSet<>(), new HashSet<>(), new HashSet<>());
    for (var key : keys) {
      var copy = copied.get(key);
      if (isSame(before.get(key), copy) || isSame(after.get(key), copy)) {
        continue;
      }
      boolean unchanged = caughtUp && Objects.equals(before.get(key), after.get(key));
      if (unchanged && (before.containsKey(key) || absentBefore.contains(key))) {
        result.different().add(key);
        continue;
      }
      if (unchanged) {
        result.absent().add(key);
      }
      result.open().add(key);
    }
    return result;
  }

  private boolean isSame(@Nullable V original, @Nullable V copy) {
    if (original == null || copy == null) {
      return original == null && copy == null;
    }
    return sameContent.test(original, copy);
  }
}
