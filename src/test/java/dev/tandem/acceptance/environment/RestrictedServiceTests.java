package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.FreePort;
import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose user owns no table: their owner migrates them, by a command that ends. */
@OwnPlatform
@SecondInstance
@Tag("slow")
class RestrictedServiceTests {

  private final String user = "service_" + UUID.randomUUID().toString().replace("-", "");
  private final String owner = TestDatabase.create();
  private final String database = owner.replaceAll(".*/|\\?.*", "");
  private final String url = owner.replace("user=postgres", "user=" + user);

  @TempDir Path folder;

  @Test
  void startsAfterTheOwnerHasMigratedAndNotBefore() {
    TestDatabase.executeAsOwner(database, "create role %s login".formatted(user));
    var early = service("early");
    early.handle().onExit().orTimeout(300, TimeUnit.SECONDS).join();
    assertThat(early.readLog())
        .contains("may not create the tables of this release; run java -jar tandem.jar migrate")
        .doesNotContain("\tat ");

    var migration =
        TandemProcess.start(
            "migrate",
            0,
            folder,
            List.of("migrate", "--tandem.modules=billing", "--spring.datasource.url=" + owner));
    migration.handle().onExit().orTimeout(300, TimeUnit.SECONDS).join();
    assertThat(migration.readLog()).contains("All tables are up to date.");
    TestDatabase.executeAsOwner(
        database, "grant tandem_platform, tandem_billing to %s".formatted(user));

    var service = service("service").awaitReady();
    try {
      assertThat(service.readLog()).doesNotContain("permission denied", "under the one role");
      assertThat(JdbcRows.firstColumn(url, "select eventing.add_log_segment()")).hasSize(1);
      assertThat(
              JdbcRows.firstColumn(url, "select 1 from pg_tables where tableowner = current_user"))
          .isEmpty();
    } finally {
      service.kill();
    }
  }

  private TandemProcess service(String name) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--tandem.modules=billing",
                "--spring.datasource.url=" + url,
                "--tandem.access.platform-keys={\"keys\": []}"));
    return TandemProcess.start(name, FreePort.find(), folder, arguments);
  }
}
