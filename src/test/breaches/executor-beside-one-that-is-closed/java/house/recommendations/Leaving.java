package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Leaving {
  void go(Runnable work) {
    java.util.concurrent.Executors.newSingleThreadExecutor().submit(work);
    try (var other = java.util.concurrent.Executors.newSingleThreadExecutor()) {
      other.submit(() -> {});
    }
  }
}
