package dev.tandem.faults;

import static dev.tandem.faults.Stage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short version of {@link FaultHarness}: both processes die once, at the worst moment. */
class ShortFaultsTests {

  private static final int EVENTS = 1_500;
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void losesAndDoublesNothingWhenBothProcessesAreKilledAndTheWireIsCut() throws Exception {
    var broker = TestBroker.get();
    var place =
        new Stage.Place(
            TestDatabase.create(),
            TestDatabase.create(),
            broker.host(),
            broker.port(),
            broker.quorumQueues(),
            Path.of("target/faults-short"));
    try (var stage = new Stage(place)) {
      var its = new Scenarios(stage, EVENTS);
      var verdict =
          its.run(
              "short",
              scenario -> {
                stage.publisherToBroker.holdReplies();
                stage.consumerToBroker.holdRequests();
                int before = stage.effects(scenario);
                until("sent, not marked", SOON, () -> stage.effects(scenario) > before);
                stage.killPublisher();
                stage.killConsumer();
                stage.publisherToBroker.cut();
                stage.consumerToBroker.cut();
                stage.publisherToBroker.heal();
                stage.consumerToBroker.heal();
                stage.startBoth();
                its.order(scenario);
                its.unroutable(scenario, 300);
              });

      assertThat(verdict).isEqualTo(new Verdict(EVENTS, 0, 0, 0));
    }
  }
}
