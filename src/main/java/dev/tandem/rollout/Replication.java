package dev.tandem.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Keeps a module's tables on one side equal to those of the other while both run, in both
 * directions: whichever side is live, the other follows. Everything may be asked for again; what is
 * done already is not done twice.
 *
 * <p>In this order: {@link #check}, {@link #begin}, {@link #isCopied}, {@link #standBy}; in the
 * pause {@link #catchUp} and {@link #sequences}; {@link #end} when no copy is wanted any more. Keep
 * the instance: it tells a disturbance from a failure by what it has seen before.
 */
final class Replication {

  private static final long POLL = 2_000_000; // nanoseconds
  private static final int ERRORS = 3;
  private static final long UNKNOWN = -1;

  private final String module;
  private final Side from;
  private final Side to;
  private final List<Portion> portions;
  private final Sequences sequences;
  private final Occupancy occupancy;
  private @Nullable Ends ends;
  private long forgiven = UNKNOWN;

  private record Ends(Feed there, Feed back, Marks marks) {}

  /**
   * @param from where the module is live
   * @param portions of other tables that travel along
   */
  Replication(String module, Side from, Side to, List<Portion> portions, Occupancy occupancy) {
    this.module = module;
    this.from = from;
    this.to = to;
    this.portions = new ArrayList<>(portions);
    this.portions.add(Marks.portion(module));
    this.sequences = new Sequences(module, from, to);
    this.occupancy = occupancy;
  }

  /**
   * Whether the module may be emptied on a side: it is not live there. Asked before anything is
   * deleted.
   */
  interface Occupancy {
    boolean isLive(Side side);
  }

  private Ends ends() {
    var known = ends;
    if (known == null) {
      known =
          new Ends(
              new Feed(module, from, to), new Feed(module, to, from), new Marks(module, from, to));
      ends = known;
    }
    return known;
  }

  /**
   * @throws CannotReplicate when there is something that hinders, in one sentence
   */
  void check() {
    new Prerequisites(module, from, to, portions).check();
  }

  /**
   * Goes on with the copy there is, or makes one: empties the tables of the target and fills them.
   *
   * @throws CannotReplicate where the target is live
   */
  void begin() {
    Marks.prepare(from);
    Marks.prepare(to);
    var its = ends();
    var tables = Tables.of(from, module, portions);
    if (its.there().isSound(tables)) {
      its.there().reconnect();
      return;
    }
    vacant();
    its.back().drop();
    its.there().drop();
    var target = new Target(to, tables);
    Target.identify(from, tables);
    Target.identify(to, tables);
    its.there().keep(tables);
    target.empty();
    its.there().subscribe(true);
  }

  private void vacant() {
    if (occupancy.isLive(to)) {
      throw new CannotReplicate(
          "%s is live in the database of %s, so its tables there are not emptied for a copy from %s."
              .formatted(module, to.name(), from.name()));
    }
  }

  /**
   * @throws CannotReplicate when the copy fails again and again
   */
  boolean isCopied() {
    try {
      from.one(Boolean.class, "select true");
    } catch (DataAccessException e) {
      forgiven = UNKNOWN;
      throw e;
    }
    var applying = ends().there().applying();
    complain(applying);
    return applying.isCopied();
  }

  /** How far the copy is, in words. */
  String progress() {
    var applying = ends().there().applying();
    return "%d of %d tables copied, %d errors"
        .formatted(applying.copied(), applying.tables(), applying.errors());
  }

  /** Makes the way back, over which the source follows when the target is live. After the copy. */
  void standBy() {
    var back = ends().back();
    var tables = Tables.of(to, module, portions);
    if (back.isSound(tables)) {
      back.reconnect();
      return;
    }
    vacant();
    back.drop();
    back.keep(tables);
    back.subscribe(false);
  }

  /**
   * Waits until the target has what was committed at the source before this call. A database that
   * does not answer is waited for.
   *
   * @return false when that takes longer than the patience
   * @throws CannotReplicate when the target refuses what it is sent
   */
  boolean catchUp(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!Outage.bridged(this::isCopied)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(10 * POLL);
    }
    var marks = ends().marks();
    long mark = 0;
    for (int i = 1; System.nanoTime() < deadline; i++) {
      if (mark == 0) {
        mark = Outage.bridged(marks::put, 0L);
      }
      long it = mark;
      if (it > 0 && Outage.bridged(() -> marks.hasArrived(it))) {
        return true;
      }
      if (i % 250 == 0) {
        Outage.bridged(this::isCopied);
      }
      LockSupport.parkNanos(POLL);
    }
    return false;
  }

  /** The target draws numbers where the source stopped. While the source rests. */
  void sequences() {
    sequences.carry();
  }

  Lag lag() {
    return Lag.of(from, ends().there().name());
  }

  /** Removes whatever carries changes in either direction; the rows stay where they are. */
  void end() {
    var its = ends();
    try {
      its.there().drop();
    } finally {
      its.back().drop();
    }
    for (var side : List.of(from, to)) {
      Marks.remove(side, module);
      Target.forget(side, Tables.of(side, module, portions));
    }
  }

  /** A cut connection is an error too, so only what goes on counts. */
  private void complain(Applying applying) {
    if (!applying.enabled()) {
      throw new CannotReplicate(
          "the subscription %s in the database of %s was stopped; begin again to go on."
              .formatted(ends().there().name(), to.name()));
    }
    if (forgiven == UNKNOWN || applying.running() && applying.conflicts() == 0) {
      forgiven = applying.errors();
    }
    if (applying.errors() - forgiven >= ERRORS) {
      throw new CannotReplicate(
          ("the database of %s refuses what %s sends, %d times so far, %d of them because a row is there already:"
                  + " its log names table and key; remove the cause there, or end the copy and begin it again.")
              .formatted(to.name(), from.name(), applying.errors(), applying.conflicts()));
    }
  }
}
