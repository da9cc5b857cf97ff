package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestClassOrder;

/** The acceptance scenarios against the other topologies: {@code mvn -Ptopologies test}. */
@OwnPlatform
@Tag("topologies")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TopologyTests {

  private static Topology topology;

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment("billing", "recommendations", "scheduling");
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  @Order(1)
  @DisplayName("Recommendations away")
  class RecommendationsAway extends AllScenarios {

    RecommendationsAway() {
      super(topology.withAway("recommendations"));
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Scheduling away")
  class SchedulingAway extends AllScenarios {

    SchedulingAway() {
      super(topology.withAway("scheduling"));
    }
  }

  @Nested
  @Order(3)
  @DisplayName("Billing, recommendations and scheduling away")
  class AllThreeAway extends AllScenarios {

    AllThreeAway() {
      super(topology.withAway("billing", "recommendations", "scheduling"));
    }
  }
}
