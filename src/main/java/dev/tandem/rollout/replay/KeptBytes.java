package dev.tandem.rollout.replay;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of live answers that are kept until they are compared. */
public final class KeptBytes {

  private final long limit;
  private final AtomicLong kept = new AtomicLong();

  public KeptBytes(long limit) {
    this.limit = limit;
  }

  public boolean tryReserve(long bytes) {
    if (kept.addAndGet(bytes) <= limit) {
      return true;
    }
    kept.addAndGet(-bytes);
    return false;
  }

  public void release(long bytes) {
    kept.addAndGet(-bytes);
  }

  public long kept() {
    return kept.get();
  }
}
