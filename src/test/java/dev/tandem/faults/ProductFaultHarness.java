package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.FaultRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends the whole product, or its database, while people book: {@code mvn -Pfaults verify}. What was
 * answered before is compared with what is there afterwards.
 */
@SuppressWarnings("try") // the load ends before what it met is read
class ProductFaultHarness {

  private static final int PEOPLE = 8;
  private static final Duration QUICKLY = Duration.ofSeconds(60);
  private static final Duration HOLDS_END = Duration.ofSeconds(120);

  private static final String BUSY = FaultRow.name(503, true);

  /** The time in which a request is worth waiting for. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @TempDir private static Path folder;
  private static ProductUnderFault product;

  @BeforeAll
  static void start() {
    product = ProductUnderFault.start(folder);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void nothingIsLostWhenTheGatewayIsAskedByAProcessThatIsKilled(TestInfo test) throws Exception {
    kill(
        test,
        HeldStep.BEFORE_THE_GATEWAY,
        "the process is killed (`kill -9`) under load, while it asks the gateway to charge cards");
  }

  @Test
  void nothingIsChargedTwiceWhenTheGatewayAnswersAProcessThatIsKilled(TestInfo test)
      throws Exception {
    kill(
        test,
        HeldStep.AFTER_THE_GATEWAY,
        "the process is killed (`kill -9`) under load, before it notes that cards were charged");
  }

  private static void kill(TestInfo test, String trigger, String what) throws SQLException {
    try (var load = BookingLoad.start(product.client(), PEOPLE, product.address());
        var step = HeldStep.hold(product.records().url(), trigger)) {
      step.awaitUntil(() -> !product.records().unanswered().isEmpty() && step.waiting("%") > 1);
      long fault = System.nanoTime();
      product.kill();
      var asked = product.records().unanswered();
      step.close();

      var recovery = product.restart();
      long restarted = System.nanoTime();
      step.remove(product.records().url());
      awaitWithin(QUICKLY, restarted, () -> product.records().notCarriedOutOnce(asked));
      load.awaitHeldAfter(restarted);
      load.close();

      assertThat(asked).isNotEmpty();
      assertThat(load.journal().outcomesSince(fault))
          .isSubsetOf("201", BUSY, LoadJournal.RESET, LoadJournal.REFUSED)
          .contains("201", LoadJournal.REFUSED);
      var seen = "201, no answer; while a slow machine warms up also " + BUSY;
      writeRow(test, what, seen, load, FaultRow.seconds(recovery));
    }
  }

  @Test
  void nobodyIsResetWhenTheProcessIsToldToStop(TestInfo test) {
    try (var load = BookingLoad.start(product.client(), PEOPLE, product.address())) {
      load.awaitHeld(PEOPLE);
      long fault = System.nanoTime();
      product.terminate();
      assertThat(load.journal().outcomesSince(fault))
          .contains(BUSY)
          .isSubsetOf("201", BUSY, LoadJournal.REFUSED);

      var recovery = product.restart();
      load.awaitHeldAfter(System.nanoTime());
      load.close();

      writeRow(test, "the process is told to stop (SIGTERM) under load", load, fault, recovery);
    }
  }

  @Test
  void theDatabaseIsBackByItselfWhenItIsKilled(TestInfo test) {
    try (var load = BookingLoad.start(product.client(), PEOPLE, product.address())) {
      load.awaitHeld(PEOPLE);
      long fault = System.nanoTime();
      product.killPostmaster();
      long next = System.nanoTime();
      load.awaitHeldAfter(next);
      var recovery = load.journal().untilHeldAfter(next).plusNanos(next - fault);
      load.close();

      assertThat(recovery).isLessThan(QUICKLY);
      assertThat(load.journal().outcomesSince(fault)).containsExactlyInAnyOrder("201", BUSY);
      writeRow(test, "the local database is killed (`kill -9`) under load", load, fault, recovery);
    }
  }

  /** A machine that cannot serve 32 people within three seconds may refuse some, after them. */
  @Test
  void nobodyIsRefusedWhenManyBookAtTheSameAddress(TestInfo test) {
    try (var first = BookingLoad.start(product.client(), PEOPLE, product.address())) {
      first.awaitHeld(400); // the process has just been started, and its code is not compiled yet
    }
    long start = System.nanoTime();
    try (var load = BookingLoad.start(product.client(), 32, product.address())) {
      load.awaitHeld(1_000);
      load.close();

      var refused = load.journal().refusedBefore(PATIENCE, start);
      assertThat(refused).isEmpty();
      writeRow(
          test,
          "32 people book without a pause",
          "201; refused within 3 s: " + refused.size(),
          load,
          "not needed");
    }
  }

  private static void writeRow(
      TestInfo test, String what, BookingLoad load, long fault, Duration recovery) {
    var seen = load.journal().outcomesSince(fault).stream().map(ProductFaultHarness::seen).toList();
    writeRow(test, what, FaultRow.kinds(seen), load, FaultRow.seconds(recovery));
  }

  /** Writes the row after the books are found to agree with what people were told. */
  private static void writeRow(
      TestInfo test, String what, String seen, BookingLoad load, String recovery) {
    var records = product.records();
    awaitWithin(HOLDS_END, System.nanoTime(), records::stillHeld);
    var lost = records.missing(load.journal().held());
    assertThat(lost).isEmpty();
    assertThat(records.wronglyPaid()).isEmpty();
    product.client().assertLedgerBalances();
    assertThat(product.client().operator().getJson("/api/billing/invariants").valueStream())
        .isNotEmpty()
        .allMatch(it -> it.get("holds").asBoolean());
    FaultRow.writeAboutPeople(test, what, seen, recovery, lost.size());
  }

  /** To people it is the same whether a connection was lost or not made. */
  private static String seen(String outcome) {
    return outcome.equals(LoadJournal.RESET) ? FaultRow.NO_ANSWER : outcome;
  }

  private interface Remaining {
    List<String> find();
  }

  private static void awaitWithin(Duration limit, long start, Remaining remaining) {
    Awaitility.await()
        .atMost(limit.minusNanos(System.nanoTime() - start))
        .untilAsserted(() -> assertThat(remaining.find()).isEmpty());
  }
}
