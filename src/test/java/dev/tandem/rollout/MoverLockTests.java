package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.tandem.testing.TestDatabase;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class MoverLockTests {

  private final String url = TestDatabase.create();

  @Test
  void isHeldByOneAndFreeOnceGivenBackThoughTheSessionHasNotEndedYet() throws Exception {
    try (var session = DriverManager.getConnection(url)) {
      var open = new SingleConnectionDataSource(session, true);
      try (var _ = MoverLock.take(open::getConnection).orElseThrow()) {
        assertThat(MoverLock.take(() -> DriverManager.getConnection(url))).isEmpty();
      }

      assertThat(session.isClosed()).isFalse();
      try (var next = MoverLock.take(() -> DriverManager.getConnection(url)).orElseThrow()) {
        next.insist();
      }
    }
  }

  @Test
  void isGivenBackInSilenceWhenItsSessionHasEndedAlready() throws Exception {
    var session = DriverManager.getConnection(url);
    var lock = MoverLock.take(() -> session).orElseThrow();
    session.close();

    assertThatNoException().isThrownBy(lock::close);
  }
}
