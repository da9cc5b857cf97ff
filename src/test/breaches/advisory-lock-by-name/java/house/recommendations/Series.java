package house.recommendations;

import dev.tandem.kernel.persistence.AdvisoryLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Series {
  private static final AdvisoryLock LOCK = AdvisoryLock.named("billing.series");

  private final JdbcClient jdbc;

  Series(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean lock() {
    return LOCK.tryLockInTransaction(jdbc);
  }
}
