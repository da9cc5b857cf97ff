package dev.tandem.kernel.pool;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Leaves each address somewhat more than half of a pool. */
final class AddressShares {

  /** The shares that a request holds or waits for; one that nobody refers to is forgotten. */
  private final LoadingCache<String, Semaphore> shares;

  private final Duration wait;

  AddressShares(int poolSize, Duration wait) {
    this.shares = Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(poolSize / 2 + 1));
    this.wait = wait;
  }

  /**
   * @throws SQLTransientConnectionException if other requests for the address hold its share
   */
  void admit(RequestScope request) throws SQLException {
    var share = shares.get(request.address());
    if (request.held().contains(share)) {
      return;
    }
    try {
      if (!share.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "Other requests for this address use its share of the connections");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
    }
    request.held().add(share);
  }
}
