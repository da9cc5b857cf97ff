package dev.tandem.acceptance.environment;

import static org.awaitility.Awaitility.await;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;

/**
 * Ends the replication from and into databases whose processes are gone. A server has only so many
 * slots, senders and workers, and other tests need them.
 */
final class ReplicationEnd {

  private static final String SUBSCRIPTIONS =
      """
      select quote_ident(subname) from pg_subscription s join pg_database d on d.oid = s.subdbid
       where d.datname = current_database()
      """;

  private static final String SLOTS_IN_USE =
      """
      select pg_terminate_backend(active_pid)::text from pg_replication_slots
       where database = current_database() and active
      """;

  private static final String SLOTS =
      """
      select pg_drop_replication_slot(slot_name)::text from pg_replication_slots
       where database = current_database() and not active
      """;

  private ReplicationEnd() {}

  /** The databases of all processes of a topology. */
  static void of(List<String> databaseUrls) {
    databaseUrls.forEach(ReplicationEnd::dropSubscriptions);
    databaseUrls.forEach(url ->
        await()
            .atMost(Duration.ofSeconds(120))
            .until(() -> {
              var stillInUse = JdbcRows.firstColumn(url, SLOTS_IN_USE);
              JdbcRows.firstColumn(url, SLOTS);
              return stillInUse.isEmpty();
            }));
  }

  private static void dropSubscriptions(String url) {
    var database = TestDatabase.databaseName(url);
    for (var name : JdbcRows.firstColumn(url, SUBSCRIPTIONS)) {
      TestDatabase.executeAsOwner(database, "alter subscription " + name + " disable");
      TestDatabase.executeAsOwner(
          database, "alter subscription " + name + " set (slot_name = none)");
      TestDatabase.executeAsOwner(database, "drop subscription " + name);
    }
  }
}
