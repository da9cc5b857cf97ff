package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/** The acceptance scenarios against the topologies of every build. */
@OwnPlatform
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AcceptanceTests {

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
  @DisplayName("All at home")
  class AllAtHome extends AllScenarios {

    AllAtHome() {
      super(topology.withAway());
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Billing away")
  class BillingAway extends AllScenarios {

    BillingAway() {
      super(topology.withAway("billing"));
    }
  }

  @Nested
  @Order(3)
  @DisplayName("Billing away and down")
  class BillingAwayAndDown extends BillingOutageScenarios {

    BillingAwayAndDown() {
      super(topology.withAway("billing"), topology.service("billing"));
    }
  }
}
