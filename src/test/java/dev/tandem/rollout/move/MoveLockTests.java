package dev.tandem.rollout.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.tandem.testing.TestDatabase;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class MoveLockTests {

  private final String url = TestDatabase.create();

  @Test
  void isHeldByOneProcessAndFreeOnceReleasedThoughTheSessionIsStillOpen() throws Exception {
    try (var session = DriverManager.getConnection(url)) {
      var open = new SingleConnectionDataSource(session, true);
      try (var _ = MoveLock.tryAcquire(open::getConnection).orElseThrow()) {
        assertThat(MoveLock.tryAcquire(() -> DriverManager.getConnection(url))).isEmpty();
      }

      assertThat(session.isClosed()).isFalse();
      try (var next = MoveLock.tryAcquire(() -> DriverManager.getConnection(url)).orElseThrow()) {
        next.verify();
      }
    }
  }

  @Test
  void canBeReleasedAfterTheSessionHasEnded() throws Exception {
    var session = DriverManager.getConnection(url);
    var lock = MoveLock.tryAcquire(() -> session).orElseThrow();
    session.close();

    assertThatNoException().isThrownBy(lock::close);
  }
}
