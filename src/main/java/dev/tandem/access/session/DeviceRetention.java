package dev.tandem.access.session;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets browsers that were not used for long, also those of members who do not come back. Each
 * statement deletes a bounded number, found by its time.
 */
@Component
class DeviceRetention {

  private static final int DELETED_AT_ONCE = 2_000;
  private static final int STATEMENTS = 50;

  private final JdbcClient jdbc;
  private final Clock clock = Clock.systemUTC();

  DeviceRetention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelayString = "${tandem.access.device-clean-up:1d}", initialDelayString = "2m")
  void prune() {
    for (int i = 0; i < STATEMENTS && delete() == DELETED_AT_ONCE; i++) {}
  }

  private int delete() {
    return jdbc.sql(
            """
            delete from access.known_device where ctid = any(array(
              select ctid from access.known_device where last_used_at < :before
              order by last_used_at limit :most for update skip locked))
            """)
        .param("before", clock.instant().minus(KnownDevices.KEPT_FOR))
        .param("most", DELETED_AT_ONCE)
        .update();
  }
}
