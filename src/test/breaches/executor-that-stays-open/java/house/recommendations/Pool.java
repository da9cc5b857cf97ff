package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Pool {
  private final java.util.concurrent.ExecutorService pool =
      java.util.concurrent.Executors.newFixedThreadPool(2);
}
