package dev.tandem.acceptance.cutover;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.DatabaseServer;
import dev.tandem.acceptance.environment.MessageBroker;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.rollout.routing.RouteFollowers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Modules move under load while faults are injected: {@code mvn -Pcutover verify}, shorter with
 * {@code -Dcutover.rounds=2 -Dcutover.bookings=2000}.
 */
@Tag("cutover")
class CutoverTests {

  private static final int ROUNDS = Integer.getInteger("cutover.rounds", 10);
  private static final int BOOKINGS_BEFORE = Integer.getInteger("cutover.bookings", 100_000);
  private static final int PAIRS = Integer.getInteger("cutover.pairs", 6);
  private static final Duration ACTION_INTERVAL =
      Duration.ofMillis(Integer.getInteger("cutover.pace", 1_000));

  /** A gateway operation whose caller was killed is repeated after five minutes. */
  private static final Duration GATEWAY_RETRY_DELAY = Duration.ofMinutes(6);

  private static final int ROUTE_FOLLOWERS = 4;
  private static final int MEASURED_BOOKINGS = Integer.getInteger("cutover.flows", 100);

  private final TrafficJournal journal = new TrafficJournal();
  private final List<MoveMeasurement> moves = new ArrayList<>();
  private List<Duration> propagationDelays = List.of();

  @Test
  void modulesMoveOutAndBackUnderLoadAndNothingIsLostOrDuplicated() {
    var databases = new DatabaseServer.DurableDatabaseServer();
    var broker = MessageBroker.startOwn(Topology.reportFolder());
    try (var topology =
        new Topology(databases, broker, "billing", "recommendations", "scheduling")) {
      topology.withAway("billing", "recommendations", "scheduling");
      topology.withAway();
      var costs = measureCosts(topology);
      new BookingHistorySeeder(topology.databaseUrl(Topology.HOME)).seedBookings(BOOKINGS_BEFORE);
      var rehearsal = new MoveRehearsal(topology, databases, broker, journal);
      try (var followers =
              new RouteFollowers(topology.databaseUrl(Topology.HOME), ROUTE_FOLLOWERS);
          var traffic = new TrafficGenerator(topology.client(), journal, PAIRS, ACTION_INTERVAL)) {
        traffic.start();
        for (int round = 0; round < ROUNDS; round++) {
          var fault = InjectedFault.ofRound(round);
          moveAndRecord(rehearsal, "billing", "away", round % 2 == 0 ? fault : InjectedFault.NONE);
          moveAndRecord(rehearsal, "billing", "home", round % 2 == 0 ? InjectedFault.NONE : fault);
        }
        for (var module : List.of("recommendations", "scheduling")) {
          moveAndRecord(rehearsal, module, "away", InjectedFault.NONE);
          moveAndRecord(rehearsal, module, "home", InjectedFault.NONE);
        }
        propagationDelays = followers.delays();
      }
      auditAndReport(topology, broker, costs);
    }
  }

  private void moveAndRecord(
      MoveRehearsal rehearsal, String module, String target, InjectedFault fault) {
    var measurement = rehearsal.move(module, target, fault);
    System.out.println(measurement.tableRow());
    moves.add(measurement);
  }

  private Map<String, TopologyCost> measureCosts(Topology topology) {
    var costs = new TreeMap<String, TopologyCost>();
    BookingLatency.measure(topology.client(), Math.min(MEASURED_BOOKINGS, 50));
    costs.put("all at home", TopologyCost.measure(topology, MEASURED_BOOKINGS));
    topology.withAway("billing");
    BookingLatency.measure(topology.client(), Math.min(MEASURED_BOOKINGS, 50));
    costs.put("billing away", TopologyCost.measure(topology, MEASURED_BOOKINGS));
    topology.withAway();
    return costs;
  }

  private void auditAndReport(
      Topology topology, MessageBroker broker, Map<String, TopologyCost> costs) {
    var tandem = topology.client();
    tandem.awaitAllEventsHandled();
    tandem.clock().advanceBy(GATEWAY_RETRY_DELAY);
    eventually()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> tandem.operator().getJson(BOOKINGS_PATH + "?status=HELD"),
            page -> page.get("total").asInt() == 0);
    tandem.awaitAllEventsHandled();
    var audit = new ConsistencyAudit(journal, topology.databaseUrl(Topology.HOME));
    int lost = audit.countLost();
    int duplicates = audit.countDuplicates();
    int stale = 0;
    for (var module : List.of("billing", "recommendations", "scheduling")) {
      stale += audit.countStaleEpochEvents(module, topology.databaseUrl(module));
    }
    var report =
        new CutoverReport(journal, moves, costs, broker.name(), BOOKINGS_BEFORE, ACTION_INTERVAL);
    report.addResults(lost, duplicates, stale, audit.countInvoiceGaps());
    report.addPropagation(propagationDelays, ROUTE_FOLLOWERS);
    report.addMoves();
    report.write(ROUNDS >= 10);
    System.out.println(String.join("\n", audit.findings()));
    System.out.println(String.join("\n", journal.unexpectedResponses()));

    assertThat(journal.unexpectedResponses()).isEmpty();
    assertThat(audit.findings()).isEmpty();
    assertThat(lost + duplicates + stale).isZero();
    tandem.assertLedgerBalances();
    for (var rule : tandem.operator().getJson("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }
}
