package dev.tandem.kernel.pool;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Leaves each address somewhat more than half of a pool. */
final class AddressShares {

  /** The shares that a request holds or waits for; one that nobody refers to is forgotten. */
  private final LoadingCache<String, AddressShare> shares;

  private final Duration stalledWait;
  private final Duration longestWait;

  /**
   * @param stalledWait after which a request gives up if no other for its address comes to its end:
   *     they wait for a row, and so would it
   * @param longestWait after which it gives up, though others do
   */
  AddressShares(int poolSize, Duration stalledWait, Duration longestWait) {
    this.shares = Caffeine.newBuilder().weakValues().build(_ -> new AddressShare(poolSize / 2 + 1));
    this.stalledWait = stalledWait;
    this.longestWait = longestWait;
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
      if (!share.acquire(stalledWait, longestWait)) {
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
