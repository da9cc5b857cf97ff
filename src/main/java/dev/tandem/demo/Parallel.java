package dev.tandem.demo;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does a few things at a time and gives back what came of them, in the order asked. */
final class Parallel {

  private static final int PARALLELISM = 6;

  private Parallel() {}

  static <T, R> List<R> map(Collection<T> all, Function<T, R> work) {
    try (var workers =
        Executors.newFixedThreadPool(PARALLELISM, Thread.ofVirtual().name("demo-", 0).factory())) {
      var calls = all.stream().map(it -> (Callable<R>) () -> work.apply(it)).toList();
      return workers.invokeAll(calls).stream().map(Parallel::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <R> R result(java.util.concurrent.Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
