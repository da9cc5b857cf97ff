package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two servers, each of which loses its power in the middle. */
@Execution(ExecutionMode.CONCURRENT)
class SurvivalTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aCopyGoesOnAfterEitherServerWasKilled(@TempDir Path folder) throws Exception {
    try (var here = new Server(folder.resolve("home"));
        var there = new Server(folder.resolve("service"))) {
      var pair =
          new Pair(Pair.migrated("home", here.url()), Pair.migrated("the service", there.url()));
      pair.fill(10_000);
      var replication = pair.replication();
      replication.check();
      replication.begin();
      there.crash();
      await().atMost(PATIENCE).ignoreExceptions().until(replication::isCopied);
      replication.standBy();

      pair.atHome().update("update sample.parent set name = 'before the crash'");
      here.crash();
      pair.atHome().update("delete from sample.line where number = 1");
      assertThat(pair.replication().catchUp(PATIENCE)).isTrue();
      assertThat(pair.verdict()).matches(Verdict::isEqual, "equal");

      replication.end();
      assertThat(Lag.all(pair.home(), Pair.MODULE)).isEmpty();
      assertThat(Lag.all(pair.service(), Pair.MODULE)).isEmpty();
    }
  }

  private static final class Server implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres postgres;

    Server(Path data) throws IOException {
      this.data = data;
      this.postgres = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPort(port)
          .setServerConfig("wal_level", "logical")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("wal_retrieve_retry_interval", "200ms")
          .start();
    }

    String url() {
      return postgres.getJdbcUrl("postgres", "postgres");
    }

    void crash() throws Exception {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      var server = ProcessHandle.of(pid).orElseThrow();
      new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
      server.onExit().get(30, TimeUnit.SECONDS);
      int port = postgres.getPort();
      postgres.close();
      postgres = start(port);
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
