package dev.tandem;

import dev.tandem.testing.OwnPlatform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform starts on the database that the version before left when its process was killed: no
 * row is lost, events in flight are delivered, and what an operator had stopped stays stopped.
 */
@OwnPlatform
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class UpgradeTests {

  @TempDir static Path folder;
  private static UpgradedPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = UpgradedPlatform.start(folder);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Nested
  @Order(1)
  class Migration extends UpgradeMigrationScenarios {

    Migration() {
      super(platform);
    }
  }

  @Nested
  @Order(2)
  class DeliveriesInFlight extends UpgradeDeliveryScenarios {

    DeliveriesInFlight() {
      super(platform);
    }
  }

  /** Moves the clock at the end, and so runs last. */
  @Nested
  @Order(3)
  class Use extends UpgradeUseScenarios {

    Use() {
      super(platform);
    }
  }
}
