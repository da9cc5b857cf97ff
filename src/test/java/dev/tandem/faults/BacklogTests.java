package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.FaultRow;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However much waits in the background, people find a connection. */
@Tag("faults")
@OwnPlatform
class BacklogTests {

  private static final int BACKLOG = 3_000;

  @Test
  void aBacklogInTheBackgroundNeverTakesAConnectionFromAPerson(TestInfo test) {
    try (var platform =
        PlatformUnderFault.start(
            TestDatabase.create(), PlatformUnderFault.BACKGROUND_WAIT + "120s")) {
      var executor = platform.app.getBean("applicationTaskExecutor", Executor.class);
      var jdbc = platform.app.getBean(JdbcClient.class);
      var backlog =
          Stream.generate(() -> CompletableFuture.runAsync(() -> work(jdbc), executor))
              .limit(BACKLOG)
              .toList();
      Awaitility.await().until(() -> platform.waitingForConnection("tandem-background") > 0);

      var seen = new HashSet<String>();
      for (int request = 0; request < 30; request++) {
        seen.add(FaultRow.name(platform.get("/api/members/mentors").statusCode(), false));
        assertThat(platform.waitingForConnection("tandem-read")).isZero();
      }

      assertThat(seen).containsExactly("200");
      assertThat(backlog).as("still waiting").anyMatch(work -> !work.isDone());
      FaultRow.writeAboutPeople(
          test,
          BACKLOG + " pieces of background work at once",
          FaultRow.kinds(seen),
          "not needed",
          (int) backlog.stream().filter(CompletableFuture::isCompletedExceptionally).count());
      backlog.forEach(work -> work.cancel(true));
    }
  }

  @Test
  void nothingInTheBackgroundWaitsForALockedRowForEver() throws SQLException {
    var url = TestDatabase.create();
    try (var platform =
            PlatformUnderFault.start(
                url, "--tandem.kernel.database.background-lock-timeout=200ms");
        var holder = DriverManager.getConnection(url);
        var statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(4711)");
      var jdbc = platform.app.getBean(JdbcClient.class);

      assertThatThrownBy(() -> jdbc.sql("select pg_advisory_lock(4711)").query().listOfRows())
          .hasMessageContaining("lock timeout");
    }
  }

  private static void work(JdbcClient jdbc) {
    jdbc.sql("select pg_sleep(0.05)").query().listOfRows();
  }
}
