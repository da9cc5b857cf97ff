package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TraceCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestClassOrder;

/** What a collector gets, with billing at home and away: {@code mvn -Ptopologies test}. */
@OwnPlatform
@Tag("topologies")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TraceTopologyTests {

  private static final TraceCollector COLLECTOR = new TraceCollector();

  private static Topology topology;

  @BeforeAll
  static void start() {
    topology = Topology.configured(COLLECTOR.arguments("1.0"), "billing");
  }

  @AfterAll
  static void stop() {
    topology.close();
    COLLECTOR.close();
  }

  @Nested
  @Order(1)
  @DisplayName("Billing at home")
  class BillingAtHome extends TraceScenarios {

    BillingAtHome() {
      super(topology.withAway(), COLLECTOR, "home");
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Billing away")
  class BillingAway extends TraceScenarios {

    BillingAway() {
      super(topology.withAway("billing"), COLLECTOR, "service");
    }
  }

  @Nested
  @Order(3)
  @DisplayName("Billing away and down in between")
  class BillingDownInBetween extends TraceOutageScenarios {

    BillingDownInBetween() {
      super(topology, COLLECTOR);
    }
  }
}
