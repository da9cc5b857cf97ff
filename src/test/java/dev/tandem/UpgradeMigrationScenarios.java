package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OldDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The migration scripts since the version before, on a copy of its database. */
abstract class UpgradeMigrationScenarios {

  /** Tables that have been renamed since, by their old names. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("rollout.mark", "rollout.replication_marker"),
          Map.entry("eventing.chapter", "eventing.log_segment"),
          Map.entry("eventing.wanted", "eventing.subscribed_event"),
          Map.entry("eventing.received", "eventing.inbox"),
          Map.entry("eventing.early", "eventing.inbox_pending"),
          Map.entry("eventing.refused", "eventing.rejected_message"),
          Map.entry("eventing.epoch_seen", "eventing.publisher_epoch"),
          Map.entry("eventing.tenure", "eventing.module_ownership"));

  /** Tables whose rows have changed values or new columns since, by their old names. */
  private static final Set<String> REWRITTEN =
      Set.of(
          "access.sign_in",
          "access.signing_key",
          "billing.document",
          "billing.entry",
          "billing.gateway_order",
          "billing.webhook",
          "eventing.cursor",
          "eventing.parked",
          "eventing.received",
          "eventing.refused",
          "members.mentor",
          "rollout.history",
          "rollout.move",
          "rollout.move_step",
          "rollout.route",
          "scheduling.booking",
          "scheduling.booking_process",
          "scheduling.booking_step",
          "scheduling.idempotency",
          "scheduling.no_show",
          "scheduling.offering",
          "scheduling.session",
          "signals.evidence",
          "signals.report");

  private final OldDatabase old;
  private final String url;

  UpgradeMigrationScenarios(UpgradedPlatform platform) {
    this.old = platform.old();
    this.url = platform.untouchedUrl();
  }

  @Test
  void noReleasedScriptWasChanged() {
    for (var version : old.versions()) {
      assertThat(OldDatabase.checksums(old.url(), version.module()))
          .as("the scripts of " + version.module())
          .startsWith(version.checksums().toArray(Integer[]::new));
    }
  }

  @Test
  void theNewScriptsKeepEveryRowOfEveryTable() {
    var before = new TreeMap<String, List<String>>();
    old.tables().forEach(table -> before.put(table, rows(table)));

    old.versions().forEach(it -> OldDatabase.migrate(url, it.module(), "latest"));

    before.forEach((table, rows) -> {
      var now = rows(RENAMED.getOrDefault(table, table));
      assertThat(rows).as(table).isNotEmpty();
      assertThat(now).as(table).hasSameSizeAs(rows);
      if (!REWRITTEN.contains(table)) {
        assertThat(now).as(table).containsExactlyInAnyOrderElementsOf(rows);
      }
    });
  }

  private List<String> rows(String table) {
    return JdbcRows.firstColumn(url, "select t::text from %s t".formatted(table));
  }
}
