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

/** The acceptance scenarios with billing away: {@code mvn -Ptopologies test}. */
@OwnPlatform
@Tag("topologies")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class BillingTopologyTests {

  private static Topology topology;

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment("billing");
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  @Order(1)
  @DisplayName("Billing away")
  class BillingAway extends AllScenarios {

    BillingAway() {
      super(topology.withAway("billing"));
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Billing away and down")
  class BillingAwayAndDown extends BillingOutageScenarios {

    BillingAwayAndDown() {
      super(topology.withAway("billing"), topology.service("billing"));
    }
  }
}
