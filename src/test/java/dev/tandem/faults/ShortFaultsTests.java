package dev.tandem.faults;

import static dev.tandem.faults.FaultTestBed.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short version of {@link FaultHarness}: both processes die once, at the worst moment. */
class ShortFaultsTests {

  private static final int EVENTS = 1_500;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Test
  void losesAndDuplicatesNothingWhenBothProcessesAreKilledAndTheConnectionIsCut() throws Exception {
    var broker = TestBroker.get();
    var place =
        new FaultTestBed.Endpoints(
            TestDatabase.create(),
            TestDatabase.create(),
            broker.host(),
            broker.port(),
            broker.quorumQueues(),
            Path.of("target/faults-short"));
    try (var stage = new FaultTestBed(place)) {
      var its = new FaultScenarios(stage, EVENTS);
      var verdict =
          its.run(
              "short",
              scenario -> {
                stage.publisherToBroker.holdReplies();
                stage.consumerToBroker.holdRequests();
                int before = stage.effectCount(scenario);
                awaitUntil("sent, not marked", TIMEOUT, () -> stage.effectCount(scenario) > before);
                stage.killPublisher();
                stage.killConsumer();
                stage.publisherToBroker.cut();
                stage.consumerToBroker.cut();
                stage.publisherToBroker.restore();
                stage.consumerToBroker.restore();
                stage.startBoth();
                its.startPublishing(scenario);
                its.unbindQueue(scenario, 300);
              });

      assertThat(verdict).isEqualTo(new FaultVerdict(EVENTS, 0, 0, 0));
    }
  }
}
