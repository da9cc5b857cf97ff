package dev.tandem.rollout.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.DatabaseProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OldDatabase;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log that a service left behind forgets members, too. */
@SecondInstance
class StandbyLogsTests {

  private static final URI SERVICE = URI.create("http://localhost:1");

  final UUID member = UUID.randomUUID();
  final String url = TestDatabase.create();

  record Requested(EventMetadata meta, UUID erasureId, UUID memberId)
      implements MemberErasureRequested {}

  @Test
  void theKeyInTheLogOfAServiceIsDestroyed() {
    OldDatabase.migrate(url, "eventing", "latest");

    request(url);
    request(url);

    assertThat(
            JdbcRows.firstColumn(
                url,
                "select person_id from eventing.person_key"
                    + " where destroyed_at is not null and wrapped is null"))
        .containsExactly(member.toString());
  }

  @Test
  void aServiceThatNeverRanHasNoLog() {
    request(url);

    assertThat(
            JdbcRows.firstColumn(url, "select (to_regclass('eventing.person_key') is null)::text"))
        .containsExactly("true");
  }

  @Test
  void aDatabaseThatIsAwayIsTriedAgain() {
    assertThatException().isThrownBy(() -> request("jdbc:postgresql://localhost:1/away"));
  }

  private void request(String url) {
    var service = new ServiceProperties(SERVICE, new DatabaseProperties(url, null, null));
    var home = new DatabaseProperties(this.url, null, null);
    try (var databases = new ModuleDatabases(home, properties(service))) {
      new StandbyLogs(databases)
          .on(
              new Requested(
                  EventMetadata.about(member, 1, Instant.EPOCH), UUID.randomUUID(), member));
    }
  }

  private static RolloutProperties properties(ServiceProperties service) {
    return new RolloutProperties(
        Map.of("billing", service),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
