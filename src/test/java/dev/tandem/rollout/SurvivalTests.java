package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.OtherSide;
import dev.tandem.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two servers, each of which loses its power in the middle. */
@OtherSide
@Execution(ExecutionMode.CONCURRENT)
class SurvivalTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aCopyGoesOnAfterEitherServerWasKilled(@TempDir Path folder) throws Exception {
    try (var here = PostgresServer.start(folder.resolve("home"));
        var there = PostgresServer.start(folder.resolve("service"))) {
      var pair =
          new Pair(
              Pair.migrated("home", here.url("postgres")),
              Pair.migrated("the service", there.url("postgres")));
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
}
