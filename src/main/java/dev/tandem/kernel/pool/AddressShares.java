package dev.tandem.kernel.pool;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Leaves each address somewhat more than half of a pool. */
final class AddressShares {

  /** The shares that a request holds or waits for; one that nobody refers to is forgotten. */
  private final LoadingCache<String, AddressShare> shares;

  private final Duration longestWait;
  private final Duration stalledWait;
  private final BooleanSupplier isLocked;

  /**
   * @param longestWait after which a request gives up
   * @param stalledWait after which it gives up if no other for its address comes to its end because
   *     they wait for a row, as it would, too
   * @param isLocked whether requests wait for a row
   */
  AddressShares(
      int poolSize, Duration longestWait, Duration stalledWait, BooleanSupplier isLocked) {
    this.shares = Caffeine.newBuilder().weakValues().build(_ -> new AddressShare(poolSize / 2 + 1));
    this.longestWait = longestWait;
    this.stalledWait = stalledWait;
    this.isLocked = isLocked;
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
      if (!share.acquire(longestWait, stalledWait, isLocked)) {
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
