package dev.tandem.acceptance.scenario;

import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * Members take their data along and leave while the module that asks the others for it, and the one
 * that writes to members, are away.
 */
@OwnPlatform
@Tag("topologies")
class LeavingTopologyTests {

  private static Topology topology;
  private static TandemClient client;

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment("notifications", "preferences");
    client = topology.withAway("notifications", "preferences");
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  class TakingDataAlong extends ExportScenarios {

    TakingDataAlong() {
      super(client);
    }
  }

  @Nested
  class LeavingTandem extends ErasureScenarios {

    LeavingTandem() {
      super(client);
    }
  }
}
