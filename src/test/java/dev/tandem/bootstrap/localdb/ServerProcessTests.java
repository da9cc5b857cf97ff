package dev.tandem.bootstrap.localdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OwnPlatform
class ServerProcessTests {

  /**
   * Whoever is first in a JVM decides from which folder all servers of it run, and the one of this
   * test is deleted after it.
   */
  @BeforeAll
  static void useTheProgramsOfAllTests() {
    TestDatabase.create();
  }

  @Test
  void aKilledDatabaseIsStartedAgainWithAllItsData(@TempDir Path folder) throws Exception {
    var data = new LocalDataDirectory(folder);
    var server = EmbeddedPostgresServer.start(data, 0);
    try {
      execute(server, "create table kept (number int)");
      for (int kill = 1; kill <= 2; kill++) {
        execute(server, "insert into kept values (" + kill + ")");
        long pid = pid(data);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(100))
            .ignoreExceptions()
            .until(() -> pid(data) != pid && count(server) > 0);
        assertThat(count(server)).isEqualTo(kill);
      }
    } finally {
      long last = pid(data);
      server.stop();
      // It has said that it ends, and then takes a moment.
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ProcessHandle.of(last).filter(ProcessHandle::isAlive).isEmpty());
    }
  }

  private static long pid(LocalDataDirectory data) throws IOException {
    return data.runningProcessId();
  }

  private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedPostgresServer server) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from kept")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
