package dev.tandem.rollout.mirror;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of live answers that are kept until they are compared. */
final class KeptBytes {

  private final long limit;
  private final AtomicLong kept = new AtomicLong();

  KeptBytes(long limit) {
    this.limit = limit;
  }

  boolean tryReserve(long bytes) {
    if (kept.addAndGet(bytes) <= limit) {
      return true;
    }
    kept.addAndGet(-bytes);
    return false;
  }

  void release(long bytes) {
    kept.addAndGet(-bytes);
  }

  long kept() {
    return kept.get();
  }
}
