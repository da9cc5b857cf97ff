package dev.tandem.rollout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One table on both sides, by digests of ranges of its key, bisected down to the row. */
final class Comparison {

  private static final int WAYS = 16;
  private static final int LEAF = 1_000;
  private static final int DOUBTS = 500;
  private static final long TAIL = 0xff;

  private final Projection projection;
  private final Reading source;
  private final Reading target;
  private final BooleanSupplier catchUp;
  private final ExecutorService other;
  private final List<List<String>> doubts = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private long restless;

  Comparison(
      Projection projection,
      Reading source,
      Reading target,
      BooleanSupplier catchUp,
      ExecutorService other) {
    this.projection = projection;
    this.source = source;
    this.target = target;
    this.catchUp = catchUp;
    this.other = other;
  }

  /** Of the source, how many rows were compared. */
  long compare(int piece) {
    long rows = 0;
    if (projection.table().key().isEmpty()) {
      return compareWithoutKey();
    }
    for (var span : Span.ALL.cut(source.cuts(projection, piece))) {
      rows += examine(span);
      if (isEnough()) {
        return rows;
      }
    }
    settle();
    return rows;
  }

  List<Difference> differences() {
    return differences.subList(0, Math.min(differences.size(), Verification.ENOUGH));
  }

  boolean isEnough() {
    return differences.size() > Verification.ENOUGH;
  }

  long restless() {
    return restless;
  }

  private record Both<T>(T here, T there) {
    boolean isEqual() {
      return Objects.equals(here, there);
    }
  }

  private <T> Both<T> both(Function<Reading, T> read) {
    var there = other.submit(() -> read.apply(target));
    try {
      return new Both<>(read.apply(source), there.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private long examine(Span span) {
    var digests = both(it -> it.digest(projection, span));
    if (!digests.isEqual() && !isEnough()) {
      bisect(span, digests);
    }
    return digests.here().count();
  }

  private void bisect(Span span, Both<Digest> digests) {
    long rows = Math.max(digests.here().count(), digests.there().count());
    if (rows <= LEAF) {
      doubt(both(it -> it.rows(projection, span)));
      return;
    }
    var fuller = digests.here().count() == rows ? source : target;
    for (var piece : span.cut(fuller.every(projection, span, (rows + WAYS - 1) / WAYS))) {
      examine(piece);
    }
  }

  private void doubt(Both<Map<List<String>, Seen>> seen) {
    var keys = new HashSet<>(seen.here().keySet());
    keys.addAll(seen.there().keySet());
    keys.stream()
        .filter(it ->
            hash(seen.here().get(it)) == null
                || !Objects.equals(hash(seen.here().get(it)), hash(seen.there().get(it))))
        .forEach(doubts::add);
    if (doubts.size() >= DOUBTS) {
      settle();
    }
  }

  private static @Nullable Long hash(@Nullable Seen seen) {
    return seen == null ? null : seen.hash();
  }

  private void settle() {
    var settled = new Recheck(look(source), look(target), catchUp).settle(doubts);
    doubts.clear();
    restless += settled.restless().size();
    if (settled.different().isEmpty()) {
      return;
    }
    var words = both(it -> it.words(projection, settled.different()));
    settled.different().stream()
        .map(it -> difference(it, words.here().get(it), words.there().get(it)))
        .filter(it -> it.kind() != Difference.Kind.CHANGED || !it.columns().isEmpty())
        .forEach(differences::add);
  }

  private Recheck.Look look(Reading reading) {
    return new Recheck.Look() {
      @Override
      public Map<List<String>, Seen> at(Collection<List<String>> keys, boolean locked) {
        return reading.rows(projection, keys, locked);
      }

      @Override
      public void release() {
        reading.release();
      }
    };
  }

  private Difference difference(
      List<String> key,
      @Nullable List<@Nullable String> here,
      @Nullable List<@Nullable String> there) {
    var columns = new ArrayList<String>();
    if (here != null && there != null) {
      for (int i = 0; i < here.size(); i++) {
        if (!Objects.equals(here.get(i), there.get(i))) {
          columns.add(projection.table().columns().get(i).name());
        }
      }
    }
    var kind =
        there == null
            ? Difference.Kind.MISSING
            : here == null ? Difference.Kind.EXTRA : Difference.Kind.CHANGED;
    return new Difference(
        projection.table().name(), Keys.shown(projection.table().key(), key), kind, columns);
  }

  /** Rows without a key are told apart by their hash alone, and counted. */
  private long compareWithoutKey() {
    var tails = both(it -> it.tails(projection, TAIL));
    long rows = tails.here().values().stream().mapToLong(Digest::count).sum();
    if (tails.isEqual()) {
      return rows;
    }
    var different = new HashSet<>(tails.here().keySet());
    different.addAll(tails.there().keySet());
    different.removeIf(it -> Objects.equals(tails.here().get(it), tails.there().get(it)));
    var counted = both(it -> it.counted(projection, different, TAIL));
    var keys = new HashSet<>(counted.here().keySet());
    keys.addAll(counted.there().keySet());
    keys.removeIf(it -> Objects.equals(counted.here().get(it), counted.there().get(it)));
    var settled = new Recheck(bag(source, different), bag(target, different), catchUp).settle(keys);
    restless += settled.restless().size();
    settled.different().stream()
        .map(it -> counted(it, counted))
        .limit(Verification.ENOUGH + 1L)
        .forEach(differences::add);
    return rows;
  }

  private Recheck.Look bag(Reading reading, Collection<Long> tails) {
    return new Recheck.Look() {
      @Override
      public Map<List<String>, Seen> at(Collection<List<String>> keys, boolean locked) {
        var found = new HashMap<>(reading.counted(projection, tails, TAIL));
        found.keySet().retainAll(keys);
        return found;
      }

      @Override
      public void release() {
        reading.release();
      }
    };
  }

  private Difference counted(List<String> hash, Both<Map<List<String>, Seen>> counted) {
    var none = new Seen(0, 0);
    boolean fewer =
        counted.there().getOrDefault(hash, none).hash()
            < counted.here().getOrDefault(hash, none).hash();
    return new Difference(
        projection.table().name(),
        "the row with digest " + hash.getFirst(),
        fewer ? Difference.Kind.MISSING : Difference.Kind.EXTRA,
        List.of());
  }
}
