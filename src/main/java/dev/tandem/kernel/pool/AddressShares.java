package dev.tandem.kernel.pool;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Leaves each address somewhat more than half of a pool. Addresses are told apart by a hash, so two
 * of them may share one part.
 */
final class AddressShares {

  private static final int PARTS = 64;

  private final Semaphore[] parts;
  private final Duration wait;

  AddressShares(int poolSize, Duration wait) {
    int share = poolSize / 2 + 1;
    this.parts = Stream.generate(() -> new Semaphore(share)).limit(PARTS).toArray(Semaphore[]::new);
    this.wait = wait;
  }

  /**
   * @throws SQLTransientConnectionException if other requests for the address hold its part
   */
  void admit(RequestScope request) throws SQLException {
    var part = parts[Math.floorMod(request.address().hashCode(), PARTS)];
    if (request.held().contains(part)) {
      return;
    }
    try {
      if (!part.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "Other requests for this address use its share of the connections");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
    }
    request.held().add(part);
  }
}
