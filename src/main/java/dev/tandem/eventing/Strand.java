package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import dev.tandem.eventing.LoggedEvent.Entry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One reader in one lane, as the relay of this process goes about it: one worker at a time. */
final class Strand implements Delayed {

  private enum State {
    IDLE,
    QUEUED,
    RUNNING,
    RUNNING_AND_CALLED
  }

  private static final int LOOKS = 6;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration UNTIL_FREE = Duration.ofMillis(20);
  private static final long LONGEST_LINGER = Duration.ofMillis(10).toNanos();

  private final Key key;
  private final Set<String> names;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile long dueAt;
  private int misses;
  private volatile boolean caughtUp = true;
  private volatile long lastRun = System.nanoTime();
  private volatile long took;

  /**
   * @param names of the events that the reader wants at once
   */
  Strand(Key key, Set<String> names) {
    this.key = key;
    this.names = names;
  }

  record Key(String reader, int lane) {}

  Key key() {
    return key;
  }

  boolean wants(Entry entry) {
    return names.contains(entry.name()) && isFor(entry.addressee());
  }

  private boolean isFor(@Nullable String addressee) {
    var reader = key.reader();
    return addressee == null || reader.equals(addressee) || reader.startsWith(addressee + ".");
  }

  /** There is something to do. True when it must be queued for that. */
  boolean call() {
    var before =
        state.getAndUpdate(it ->
            switch (it) {
              case IDLE, QUEUED -> State.QUEUED;
              case RUNNING, RUNNING_AND_CALLED -> State.RUNNING_AND_CALLED;
            });
    return before == State.IDLE;
  }

  void startRunning() {
    state.set(State.RUNNING);
    lastRun = System.nanoTime();
  }

  /** Both were up to date when they were last looked at, so that neither will keep the other. */
  boolean goesWith(Strand other) {
    return key.reader().equals(other.key.reader()) && caughtUp && other.caughtUp;
  }

  /** True when it was called meanwhile, or is to go on, and must be queued. */
  boolean stopRunning(boolean goOn) {
    took = System.nanoTime() - lastRun;
    var after =
        state.updateAndGet(
            it -> goOn || it == State.RUNNING_AND_CALLED ? State.QUEUED : State.IDLE);
    return after == State.QUEUED;
  }

  /**
   * Due after the pause, and no sooner than a linger after its last run. Where runs take long,
   * because the machine is busy, the linger grows, so that there is more to do in each.
   */
  void dueAfter(Duration pause, long linger) {
    long rest = caughtUp ? took + Math.max(linger, Math.min(2 * busy(), LONGEST_LINGER)) : 0;
    dueAt = Math.max(System.nanoTime() + pause.toNanos(), lastRun + rest);
  }

  /** Waiting for a broker's confirms says nothing of this machine. */
  private long busy() {
    return Dispatch.isNeverHere(key.reader()) ? 0 : took;
  }

  /**
   * While another instance holds the lane, what this one has just committed may have escaped it: a
   * few looks, each after a longer pause, then it is left to the poll.
   *
   * @param outcome null when it was interrupted
   */
  Duration pauseAfter(@Nullable Outcome outcome) {
    caughtUp = outcome == Outcome.DONE;
    if (outcome == null) {
      return BETWEEN_TRIES;
    }
    if (outcome != Outcome.TAKEN) {
      misses = 0;
      return Duration.ZERO;
    }
    return misses++ % LOOKS == LOOKS - 1 ? Duration.ZERO : UNTIL_FREE.multipliedBy(misses);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.signum(dueAt - ((Strand) other).dueAt);
  }
}
