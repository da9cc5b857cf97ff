package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However much waits in the background, people find a connection. */
class BacklogTests {

  private static final int BACKLOG = 3_000;

  @Test
  void aBacklogInTheBackgroundNeverTakesAConnectionFromAPerson() {
    try (var platform = PlatformUnderFault.start(TestDatabase.create())) {
      var executor = platform.app.getBean("applicationTaskExecutor", Executor.class);
      var jdbc = platform.app.getBean(JdbcClient.class);
      var backlog =
          Stream.generate(() -> CompletableFuture.runAsync(() -> work(jdbc), executor))
              .limit(BACKLOG)
              .toList();
      Awaitility.await().until(() -> pending(platform, "tandem-background") > 0);

      for (int request = 0; request < 30; request++) {
        assertThat(platform.get("/api/members/mentors").statusCode()).isEqualTo(200);
        assertThat(pending(platform, "tandem-read")).isZero();
      }

      assertThat(backlog).as("still waiting").anyMatch(work -> !work.isDone());
      backlog.forEach(work -> work.cancel(true));
    }
  }

  private static void work(JdbcClient jdbc) {
    jdbc.sql("select pg_sleep(0.02)").query().listOfRows();
  }

  private static double pending(PlatformUnderFault platform, String pool) {
    var gauge =
        platform
            .app
            .getBean(MeterRegistry.class)
            .find("hikaricp.connections.pending")
            .tag("pool", pool)
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }
}
