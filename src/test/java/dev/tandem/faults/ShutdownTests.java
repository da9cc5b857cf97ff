package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.FaultRow;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A process that is told to stop leaves nobody without an answer, and does not wait for long. */
@Tag("faults")
@OwnPlatform
class ShutdownTests {

  private static final String PUBLIC_FILE = "/kernel/tandem.css";

  @Test
  void noRequestIsResetWhenTheProcessStopsUnderLoad() throws InterruptedException {
    var platform = PlatformUnderFault.start(TestDatabase.create());
    var clients =
        Stream.generate(() -> new KeepAliveClient(platform.address(), PUBLIC_FILE, "none"))
            .limit(8)
            .toList();
    var threads = clients.stream().map(Thread::startVirtualThread).toList();
    Awaitility.await().until(() -> outcomes(clients).size() > 200);

    platform.close();
    for (var thread : threads) {
      thread.join(Duration.ofSeconds(20));
    }

    assertThat(outcomes(clients)).contains("503 later").isSubsetOf("200", "503 later");
  }

  @Test
  void stopsWithinSecondsWithoutADatabase(TestInfo test) {
    var platform = PlatformUnderFault.start(TestDatabase.create());
    platform.toDatabase.blackHole();
    var start = System.nanoTime();

    platform.app.close();

    var end = Duration.ofNanos(System.nanoTime() - start);
    platform.close();
    assertThat(end).isLessThan(Duration.ofSeconds(25));
    FaultRow.writeAboutPeople(
        test,
        "the process is told to stop while the database is silent",
        FaultRow.NO_ANSWER,
        "ends after " + FaultRow.seconds(end),
        0);
  }

  private static List<String> outcomes(List<KeepAliveClient> clients) {
    return clients.stream().flatMap(client -> client.outcomes().stream()).toList();
  }
}
