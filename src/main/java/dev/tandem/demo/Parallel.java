package dev.tandem.demo;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Maps the elements of a collection in a few threads and returns the results in order. */
final class Parallel {

  private static final int PARALLELISM = 6;

  private Parallel() {}

  static <T, R> List<R> map(Collection<T> elements, Function<T, R> mapping) {
    try (var workers =
        Executors.newFixedThreadPool(PARALLELISM, Thread.ofVirtual().name("demo-", 0).factory())) {
      var calls = elements.stream().map(it -> (Callable<R>) () -> mapping.apply(it)).toList();
      return workers.invokeAll(calls).stream().map(Parallel::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <R> R result(Future<R> future) {
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
