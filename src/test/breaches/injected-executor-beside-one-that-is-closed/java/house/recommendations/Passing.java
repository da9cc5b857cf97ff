package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Passing {
  private final java.util.concurrent.Executor executor;

  Passing(java.util.concurrent.Executor executor) {
    this.executor = executor;
  }

  void go(Runnable work) {
    executor.execute(work);
    try (var other = java.util.concurrent.Executors.newSingleThreadExecutor()) {
      other.submit(() -> {});
    }
  }
}
