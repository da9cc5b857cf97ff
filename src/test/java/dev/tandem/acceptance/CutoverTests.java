package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.routing.RouteFollowers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Modules move under load, with things going wrong: {@code mvn -Pcutover verify}, shorter with
 * {@code -Dcutover.rounds=2 -Dcutover.bookings=2000}.
 */
@Tag("cutover")
class CutoverTests {

  private static final int ROUNDS = Integer.getInteger("cutover.rounds", 10);
  private static final int BOOKINGS_BEFORE = Integer.getInteger("cutover.bookings", 100_000);
  private static final int PAIRS = Integer.getInteger("cutover.pairs", 6);
  private static final Duration PACE = Duration.ofMillis(Integer.getInteger("cutover.pace", 1_000));

  /** What the gateway was asked as its caller was killed, it is asked again after five minutes. */
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(6);

  private static final int FOLLOWERS = 4;
  private static final int FLOWS = Integer.getInteger("cutover.flows", 100);

  private final Ledger ledger = new Ledger();
  private final List<Moved> moves = new ArrayList<>();
  private List<Duration> delays = List.of();

  @Test
  void modulesMoveOutAndBackUnderLoadAndNothingIsLostOrDoubled() {
    var databases = new Databases.Durable();
    var broker = Broker.own(Topology.folder());
    try (var topology =
        new Topology(databases, broker, "billing", "recommendations", "scheduling")) {
      topology.with("billing", "recommendations", "scheduling");
      topology.with();
      var costs = costs(topology);
      new Seed(topology.database(Topology.HOME)).bookings(BOOKINGS_BEFORE);
      var rehearsal = new Rehearsal(topology, databases, broker, ledger);
      try (var followers = new RouteFollowers(topology.database(Topology.HOME), FOLLOWERS);
          var traffic = new Traffic(topology.platform(), ledger, PAIRS, PACE)) {
        traffic.start();
        for (int round = 0; round < ROUNDS; round++) {
          var trouble = Trouble.of(round);
          move(rehearsal, "billing", "away", round % 2 == 0 ? trouble : Trouble.NONE);
          move(rehearsal, "billing", "home", round % 2 == 0 ? Trouble.NONE : trouble);
        }
        for (var module : List.of("recommendations", "scheduling")) {
          move(rehearsal, module, "away", Trouble.NONE);
          move(rehearsal, module, "home", Trouble.NONE);
        }
        delays = followers.delays();
      }
      conclude(topology, broker, costs);
    }
  }

  private void move(Rehearsal rehearsal, String module, String target, Trouble trouble) {
    var moved = rehearsal.move(module, target, trouble);
    System.out.println(moved.row());
    moves.add(moved);
  }

  private Map<String, Cost> costs(Topology topology) {
    var costs = new TreeMap<String, Cost>();
    BookingPace.of(topology.platform(), Math.min(FLOWS, 50));
    costs.put("at home", Cost.of(topology, FLOWS));
    topology.with("billing");
    BookingPace.of(topology.platform(), Math.min(FLOWS, 50));
    costs.put("billing away", Cost.of(topology, FLOWS));
    topology.with();
    return costs;
  }

  private void conclude(Topology topology, Broker broker, Map<String, Cost> costs) {
    var tandem = topology.platform();
    tandem.awaitQuiet();
    tandem.time().pass(ASKED_AGAIN);
    patiently()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> tandem.operator().see(BOOKINGS + "?status=HELD"),
            it -> it.get("total").asInt() == 0);
    tandem.awaitQuiet();
    var audit = new Audit(ledger, topology.database(Topology.HOME));
    int lost = audit.lost();
    int doubled = audit.doubled();
    int late = 0;
    for (var module : List.of("billing", "recommendations", "scheduling")) {
      late += audit.oldEpochs(module, topology.database(module));
    }
    var report = new CutoverReport(ledger, moves, costs, broker.name(), BOOKINGS_BEFORE, PACE);
    report.verdict(lost, doubled, late, audit.gaps());
    report.propagation(delays, FOLLOWERS);
    report.moves();
    report.write(ROUNDS >= 10);
    System.out.println(String.join("\n", audit.findings()));
    System.out.println(String.join("\n", ledger.dishonest()));

    assertThat(ledger.dishonest()).isEmpty();
    assertThat(audit.findings()).isEmpty();
    assertThat(lost + doubled + late).isZero();
    tandem.assertTheBooksBalance();
    for (var rule : tandem.operator().see("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.get("rule").asString()).isTrue();
    }
  }
}
