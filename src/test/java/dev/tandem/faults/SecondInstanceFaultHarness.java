package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.DatabaseServer.DurableDatabaseServer;
import dev.tandem.acceptance.environment.SharedTestClock;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.TandemProcess;
import dev.tandem.testing.FaultRow;
import dev.tandem.testing.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share a database, and one of them is killed: {@code mvn -Pfaults verify}. */
@SuppressWarnings("try") // the load ends before what it met is read
class SecondInstanceFaultHarness {

  private static final Duration QUICKLY = Duration.ofSeconds(60);
  private static final Duration HOLDS_END = Duration.ofSeconds(120);

  @TempDir private Path folder;

  @Test
  void theOtherInstanceAsksTheGatewayAgainUnderTheSameKey(TestInfo test) throws Exception {
    try (var server = new DurableDatabaseServer()) {
      var url = server.createDatabase();
      var clock = new SharedTestClock(folder.resolve("clock"), Instant.now());
      var first = start("first", url).awaitReady();
      var second = start("second", url).awaitReady();
      try {
        kill(test, first, second, new TandemClient(second.address(), clock), url);
      } finally {
        first.kill();
        second.kill();
      }
    }
  }

  private static TandemProcess start(String name, String url) {
    var arguments = new ArrayList<>(ProductUnderFault.SETTINGS);
    arguments.add("--spring.datasource.url=" + url + "&ApplicationName=" + name);
    // A busy machine is not a database that is down.
    for (var limit : List.of("connection-wait", "stalled-wait", "answer-timeout")) {
      arguments.add("--tandem.kernel.database." + limit + "=12s");
    }
    return TandemProcess.start(name, FreePort.find(), ProductUnderFault.logs(), arguments);
  }

  private static void kill(
      TestInfo test, TandemProcess first, TandemProcess second, TandemClient client, String url)
      throws Exception {
    var records = new PlatformRecords(url);
    try (var ofFirst = BookingLoad.start(client, 4, first.address());
        var ofSecond = BookingLoad.start(client, 4, second.address());
        var step = HeldStep.hold(url, HeldStep.AFTER_THE_GATEWAY)) {
      step.awaitUntil(() -> step.waiting("first") > 0);
      var asked = records.unanswered();
      long fault = System.nanoTime();
      first.kill();
      step.close();

      Awaitility.await().atMost(QUICKLY).until(() -> records.notAskedAgain(asked).isEmpty());
      var recovery = Duration.ofNanos(System.nanoTime() - fault);
      ofFirst.close();
      ofSecond.close();
      step.remove(url);

      assertThat(asked).isNotEmpty();
      assertThat(ofFirst.journal().outcomesSince(fault))
          .as("a last answer may be on its way when the process is killed")
          .isSubsetOf("201", LoadJournal.RESET, LoadJournal.REFUSED)
          .contains(LoadJournal.REFUSED);
      assertThat(ofSecond.journal().outcomesSince(fault)).containsOnly("201");
      Awaitility.await()
          .atMost(HOLDS_END)
          .untilAsserted(() -> assertThat(records.stillHeld()).isEmpty());
      assertThat(records.notCarriedOutOnce(asked)).isEmpty();
      var lost = new ArrayList<>(records.missing(ofFirst.journal().held()));
      lost.addAll(records.missing(ofSecond.journal().held()));
      assertThat(lost).isEmpty();
      assertThat(records.wronglyPaid()).isEmpty();
      client.assertLedgerBalances();
      FaultRow.writeAboutPeople(
          test,
          "one of two instances is killed (`kill -9`) under load, before it notes that cards were"
              + " charged",
          "its own users: %s; those of the other: %s"
              .formatted(
                  FaultRow.NO_ANSWER, FaultRow.kinds(ofSecond.journal().outcomesSince(fault))),
          FaultRow.seconds(recovery),
          lost.size());
    }
  }
}
