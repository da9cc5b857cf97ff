package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The acceptance scenarios with all modules at home. */
@OwnPlatform
class AcceptanceTests {

  private static Topology topology;

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment();
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  @DisplayName("All at home")
  class AllAtHome extends AllScenarios {

    AllAtHome() {
      super(topology.client());
    }
  }
}
