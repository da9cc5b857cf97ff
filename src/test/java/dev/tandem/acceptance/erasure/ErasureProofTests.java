package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Members with a long history leave. Each text that they have written is unique, and after the
 * erasure none is found: in no column of any database, with or without a standby copy, in no queue,
 * no log and no file. The raw files of PostgreSQL are not searched: what a table no longer has
 * stays there until a vacuum, and in backups until they expire.
 */
@OwnPlatform
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureProofTests {

  /** The modules that move, with something that each learns from events. */
  private static final SortedMap<String, String> LEARNS =
      new TreeMap<>(
          Map.of(
              "recommendations", "learns-listed-mentors",
              "notifications", "learns-listed-mentors",
              "preferences", "learns-members"));

  private static final Set<String> MOVABLE = LEARNS.keySet();

  private static Topology topology;
  private static TandemClient tandem;
  private static Leaving leaving;

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment(MOVABLE.toArray(String[]::new));
    tandem = topology.client();
    leaving = new Leaving(tandem);
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  /** The services have been used before, so that copies stand by at them. */
  @Test
  @Order(1)
  void atHomeWithStandbyCopiesNothingIsLeft() throws IOException {
    topology.withAway(MOVABLE.toArray(String[]::new));
    var canaries = new Canaries("ho");
    var history = new LongHistory(tandem, canaries);
    history.live(10, 1);
    topology.withAway();
    history.live(48, 3);

    prove(history, canaries);
  }

  @Test
  @Order(2)
  void withModulesAwayNothingIsLeft() throws IOException {
    var canaries = new Canaries("aw");
    var history = new LongHistory(tandem, canaries);
    history.live(10, 1);
    topology.withAway(MOVABLE.toArray(String[]::new));
    history.live(48, 3);

    prove(history, canaries);
  }

  private static void prove(LongHistory history, Canaries canaries) throws IOException {
    var bystanders = new Bystanders(tandem);
    var parking = new ParkedDelivery(urlOf("recommendations"));
    try {
      parking.failFor(history.mentor());
      history.changeProfiles(1);
      parking.awaitParked();
      prove(history, canaries, bystanders);
    } finally {
      parking.repair();
      retryParked();
    }
    replayWithoutHarm(history, canaries);
  }

  private static void prove(LongHistory history, Canaries canaries, Bystanders bystanders)
      throws IOException {
    assertThat(history.refused()).as("requests that the platform did not take").isEmpty();
    assertThat(canaries.count()).isGreaterThanOrEqualTo(500);

    var before = scan(history).finds();
    report("before", canaries, before);
    assertThat(canaries.neverFound(before))
        .as("fields whose canaries are found nowhere even before the erasure")
        .allMatch(field -> field.contains("("));

    letTimersRunOut(bystanders.mentor());
    leaving.ask(history.mentor());
    leaving.ask(history.mentee());
    tandem.clock().advanceBy(Duration.ofDays(14).minusMinutes(10));
    leaving.settle();
    var untouched = bystanders.rows(ErasureProofTests::urlOf);
    assertThat(untouched.values().stream().filter(rows -> !rows.isEmpty()).count())
        .as("tables that have something of those who stay")
        .isGreaterThan(20);
    var invoices = invoices(history.mentee());
    assertThat(invoices).isNotEmpty();
    tandem.clock().advanceBy(Duration.ofMinutes(20));
    leaving.awaitErased(history.mentor());
    leaving.awaitErased(history.mentee());
    leaving.settle();

    var after = scan(history).finds();
    report("after", canaries, after);
    assertThat(canaries.places(after)).as("canaries that are left").isEmpty();
    assertThat(bystanders.rows(ErasureProofTests::urlOf)).isEqualTo(untouched);
    invoices.forEach(
        number -> tandem.operator().get("/api/billing/invoices/" + number).expectStatus(200));
    tandem.assertLedgerBalances();
    assertThatProjectionsStayTheSameWhenTheyAreRebuilt();
  }

  /** Until all is paid out and told, so that time changes nothing of those who stay. */
  private static void letTimersRunOut(ApiUser mentor) {
    eventually()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          tandem.clock().advanceBy(Duration.ofHours(12));
          return isPaidOut(mentor) && noMessageWaits();
        });
    leaving.settle();
  }

  private static boolean isPaidOut(ApiUser mentor) {
    var payouts =
        "select 1 from billing.entry t where rule = 'payout-paid' and t::text like '%%%s%%'";
    return !JdbcRows.firstColumn(urlOf("billing"), payouts.formatted(mentor.id())).isEmpty();
  }

  private static boolean noMessageWaits() {
    var waiting = "select 1 from notifications.message where status in ('QUEUED', 'SENDING')";
    return JdbcRows.firstColumn(urlOf("notifications"), waiting).isEmpty();
  }

  private static void retryParked() {
    var parked = "/api/eventing/parked";
    for (var event : tandem.operator().getJson(parked + "?size=100").get("items")) {
      tandem.operator().post(parked + "/" + event.get("id").asString() + "/retry", "");
    }
  }

  /**
   * A replay reads the old events again, without what was personal in them. Home refuses to replay
   * what is away.
   */
  private static void replayWithoutHarm(LongHistory history, Canaries canaries) {
    LEARNS.forEach((module, subscription) -> {
      var path = "/api/eventing/subscriptions/%s.%s/replay".formatted(module, subscription);
      var replayed = tandem.operator().post(path, "{}");
      replayed.expectStatus(ownerOf(module).equals(Topology.HOME) ? 202 : 409);
    });
    leaving.settle();
    assertThat(canaries.places(scan(history).finds())).as("canaries after a replay").isEmpty();
  }

  private static void assertThatProjectionsStayTheSameWhenTheyAreRebuilt() {
    var before = projections();
    tandem.operator().post("/api/billing/projections/rebuild", "").expectStatus(200);
    assertThat(projections()).isEqualTo(before);
  }

  private static TreeMap<String, List<String>> projections() {
    var url = urlOf("billing");
    var rows = new TreeMap<String, List<String>>();
    for (var table : List.of("posting", "entry", "payment", "earning", "payout", "lot")) {
      rows.put(
          table,
          JdbcRows.firstColumn(
              url, "select t::text from billing.%s t order by 1".formatted(table)));
    }
    return rows;
  }

  private static String urlOf(String module) {
    return topology.databaseUrl(ownerOf(module));
  }

  private static String ownerOf(String module) {
    return MOVABLE.contains(module)
            && tandem
                .operator()
                .getJson("/api/rollout/modules/" + module)
                .get("stage")
                .asString()
                .equals("away")
        ? module
        : Topology.HOME;
  }

  private static List<String> invoices(ApiUser member) {
    return tandem
        .operator()
        .getJson("/api/billing/invoices?size=100&member=" + member.id())
        .get("items")
        .findValuesAsString("number");
  }

  private static CanaryScan scan(LongHistory history) {
    var scan = new CanaryScan();
    for (var process : processes()) {
      scan.database(process, topology.databaseUrl(process));
      scan.decryptedLog(process, topology.databaseUrl(process));
    }
    scan.queues(TestBroker.get(), listeners());
    scan.files(topology.workFolder());
    ReadablePages.scan(scan, "operators", tandem.operator());
    history
        .witnesses()
        .forEach(it -> ReadablePages.scan(scan, "a witness", tandem.withNewToken(it)));
    return scan;
  }

  /** The modules that have a queue. */
  private static Set<String> listeners() {
    return tandem.subscriptions().stream()
        .map(it -> it.get("module").asString())
        .collect(Collectors.toSet());
  }

  private static List<String> processes() {
    var processes = new ArrayList<>(List.of(Topology.HOME));
    processes.addAll(MOVABLE);
    return processes;
  }

  private static void report(String when, Canaries canaries, List<CanaryFind> finds)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# " + when + ": " + canaries.count() + " canaries");
    canaries.places(finds).forEach((place, count) -> lines.add(count + "  " + place));
    canaries.neverFound(finds).forEach(field -> lines.add("never found  " + field));
    var file = Path.of("target", "canaries-%s-%s.txt".formatted(canaries.run(), when));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
