package dev.tandem.acceptance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The acceptance tests against the topology of every build. */
class AcceptanceTests {

  private static Topology topology;

  @BeforeAll
  static void start() {
    topology = Topology.of();
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  @DisplayName("All at home")
  class AllAtHome extends Acceptance {

    AllAtHome() {
      super(topology.with());
    }
  }
}
