package dev.tandem.rollout.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.rollout.verification.VerificationReport;
import dev.tandem.testing.PostgresServer;
import dev.tandem.testing.SecondInstance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Replication between two servers that crash. */
@Tag("slow")
@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
class ReplicationCrashTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  @Test
  void continuesAfterACrashOfEitherServer(@TempDir Path folder) throws Exception {
    try (var home = PostgresServer.start(folder.resolve("home"));
        var service = PostgresServer.start(folder.resolve("service"))) {
      var pair =
          new DatabasePairFixture(
              DatabasePairFixture.migratedDatabase("home", home.url("postgres")),
              DatabasePairFixture.migratedDatabase("the service", service.url("postgres")));
      pair.fill(10_000);
      var replication = pair.replication();
      replication.checkPrerequisites();
      replication.start();
      service.crash();
      await().atMost(TIMEOUT).ignoreExceptions().until(replication::isCopyComplete);
      replication.startReverse();

      pair.homeJdbc().update("update sample.parent set name = 'before the crash'");
      home.crash();
      await()
          .atMost(TIMEOUT)
          .ignoreExceptions()
          .until(() -> pair.homeJdbc().update("delete from sample.line where number = 1") >= 0);
      assertThat(pair.replication().catchUp(TIMEOUT)).isTrue();
      assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal");

      replication.stop();
      assertThat(SlotLag.all(pair.home(), DatabasePairFixture.MODULE)).isEmpty();
      assertThat(SlotLag.all(pair.service(), DatabasePairFixture.MODULE)).isEmpty();
    }
  }
}
