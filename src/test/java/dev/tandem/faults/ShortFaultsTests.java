package dev.tandem.faults;

import static dev.tandem.faults.FaultTestBed.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short version of {@link FaultHarness}: both processes are killed once, at the worst time. */
@Tag("faults")
@OwnPlatform
class ShortFaultsTests {

  private static final int EVENTS = 4_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Test
  void losesAndDuplicatesNothingWhenBothProcessesAreKilledAndTheConnectionIsCut() throws Exception {
    var broker = TestBroker.get();
    var endpoints =
        new FaultTestBed.Endpoints(
            TestDatabase.create(),
            TestDatabase.create(),
            broker.host(),
            broker.port(),
            broker.quorumQueues(),
            Path.of("target/faults-short"));
    try (var testBed = new FaultTestBed(endpoints)) {
      var scenarios = new FaultScenarios(testBed, EVENTS);
      var verdict =
          scenarios.run(
              "short",
              scenario -> {
                testBed.publisherToBroker.holdReplies();
                testBed.consumerToBroker.holdRequests();
                int before = testBed.effectCount(scenario);
                awaitUntil(
                    "sent, not marked", TIMEOUT, () -> testBed.effectCount(scenario) > before);
                testBed.killPublisher();
                testBed.killConsumer();
                testBed.publisherToBroker.cut();
                testBed.consumerToBroker.cut();
                testBed.publisherToBroker.restore();
                testBed.consumerToBroker.restore();
                testBed.startBoth();
                scenarios.startPublishing(scenario);
                scenarios.unbindQueue(scenario, 300);
              });

      assertThat(verdict).isEqualTo(new FaultVerdict(EVENTS, 0, 0, 0));
    }
  }
}
