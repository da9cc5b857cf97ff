package dev.tandem.kernel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressSharesTests {

  private static final Duration STALLED = Duration.ofSeconds(2);

  private boolean locked = true;

  /** Two at a time. */
  private final AddressShares shares =
      new AddressShares(2, Duration.ofSeconds(20), STALLED, () -> locked);

  @Test
  void nobodyIsRefusedWhileTheOthersAreServed() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      var served =
          executor.invokeAll(
              Stream.<Callable<Duration>>generate(() -> () -> serve(start)).limit(50).toList());

      assertThat(served).allMatch(it -> it.state() == Future.State.SUCCESS);
      assertThat(served.stream().map(it -> it.resultNow()).max(Duration::compareTo).orElseThrow())
          .isGreaterThan(STALLED);
    }
  }

  /** Takes 100 ms; returns for how long the request had waited. */
  private Duration serve(long start) throws SQLException, InterruptedException {
    var request = RequestScope.of(DatabaseUse.WRITE, "/one");
    shares.admit(request);
    var waited = Duration.ofNanos(System.nanoTime() - start);
    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    request.close();
    return waited;
  }

  @Test
  void whoeverWaitsForThoseWhoWaitThemselvesIsToldSoonAndOthersAreNotHeldUp() throws SQLException {
    var waiting =
        List.of(
            RequestScope.of(DatabaseUse.WRITE, "/one"), RequestScope.of(DatabaseUse.WRITE, "/one"));
    for (var request : waiting) {
      shares.admit(request);
    }
    long start = System.nanoTime();

    shares.admit(RequestScope.of(DatabaseUse.WRITE, "/other"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STALLED);
    assertThatThrownBy(() -> shares.admit(RequestScope.of(DatabaseUse.WRITE, "/one")))
        .isInstanceOf(SQLTransientConnectionException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(STALLED, STALLED.multipliedBy(10));
    waiting.forEach(RequestScope::close);
  }

  @Test
  void nobodyIsRefusedBecauseTheOthersAreSlow() throws Exception {
    locked = false;
    var slow =
        List.of(
            RequestScope.of(DatabaseUse.WRITE, "/one"), RequestScope.of(DatabaseUse.WRITE, "/one"));
    for (var request : slow) {
      shares.admit(request);
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = executor.submit(() -> serve(System.nanoTime()));
      new CountDownLatch(1).await(2 * STALLED.toMillis(), TimeUnit.MILLISECONDS);
      slow.forEach(RequestScope::close);

      assertThat(waiting.get()).isGreaterThan(STALLED);
    }
  }
}
