package dev.tandem.kernel.pool;

import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the database does not answer in time. Part of the readiness of the process. */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

  private final DataSource database;

  DatabaseHealth(DataSource database) {
    this.database = database;
  }

  @Override
  public Health health() {
    return !(database instanceof ConnectionPools pools) || pools.watch().check()
        ? Health.up().build()
        : Health.down().withDetail("reason", "The database does not answer").build();
  }
}
