package dev.tandem.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** The statements that are run in a slice while something is done. */
public final class RecordedStatements {

  private final Queue<Recording> recordings = new ConcurrentLinkedQueue<>();

  /** What is recorded: a request, or a job. */
  @FunctionalInterface
  public interface Work {

    void run() throws Exception;
  }

  private record Recording(Predicate<Thread> threads, Queue<String> statements) {

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** What the work runs itself, in order; a batch is one statement. */
  public List<String> of(Work work) throws Exception {
    var own = Thread.currentThread();
    return record(work, own::equals);
  }

  /** The same, with all that runs beside it. */
  public List<String> during(Work work) throws Exception {
    return record(work, thread -> true);
  }

  private List<String> record(Work work, Predicate<Thread> threads) throws Exception {
    var recording = new Recording(threads, new ConcurrentLinkedQueue<>());
    recordings.add(recording);
    try {
      work.run();
    } finally {
      recordings.remove(recording);
    }
    return List.copyOf(recording.statements());
  }

  void add(String sql) {
    for (var recording : recordings) {
      if (recording.threads().test(Thread.currentThread())) {
        recording.statements().add(sql);
      }
    }
  }
}
