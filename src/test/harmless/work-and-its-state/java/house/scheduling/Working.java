package house.scheduling;

import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class Working {
  private final Queue<UUID> open = new ArrayBlockingQueue<>(16);
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private volatile @Nullable CountDownLatch stopSignal;
  private volatile Duration timeout = Duration.ofSeconds(1);
  private volatile boolean closed;

  enum Phase {
    IDLE,
    BUSY
  }

  void setTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  void begin(UUID mentor) {
    stopSignal = new CountDownLatch(1);
    open.offer(mentor);
    phase.set(Phase.BUSY);
    closed = timeout.isZero();
  }

  boolean done() {
    return open.poll() == null || closed || stopSignal == null || phase.get() == Phase.IDLE;
  }
}
