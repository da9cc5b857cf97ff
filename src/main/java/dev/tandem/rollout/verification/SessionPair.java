package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ModuleDatabase;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Sessions of both databases, which are read at the same time. */
record SessionPair(
    ComparisonSession source, ComparisonSession target, ExecutorService targetExecutor)
    implements AutoCloseable {

  static SessionPair open(ModuleDatabase source, ModuleDatabase target) {
    var sourceSession = new ComparisonSession(source);
    try {
      return new SessionPair(
          sourceSession, new ComparisonSession(target), Executors.newSingleThreadExecutor());
    } catch (RuntimeException e) {
      sourceSession.close();
      throw e;
    }
  }

  record SourceAndTarget<T>(T source, T target) {

    boolean isEqual() {
      return Objects.equals(source, target);
    }
  }

  <T> SourceAndTarget<T> readBoth(Function<ComparisonSession, T> read) {
    var targetResult = targetExecutor.submit(() -> read.apply(target));
    try {
      return new SourceAndTarget<>(read.apply(source), targetResult.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (targetExecutor;
        source;
        target) {
      // Closes the target first, and waits for the executor last.
    }
  }
}
