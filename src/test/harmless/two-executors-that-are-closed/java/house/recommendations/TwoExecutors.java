package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class TwoExecutors {
  void go() {
    try (var a = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
        var b = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      a.submit(() -> 1);
      b.submit(() -> 2);
    }
  }
}
