package dev.tandem.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoDatabase
class TaskTests {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void nothingToDoIsNoTask() {
    assertThat(Task.of(new Backlog(0, null), "event", "events", NOW, "/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT59S, 1 event, for less than a minute",
    "2, PT1M59S, 2 events, the oldest for 1 minute",
    "3, PT59M, 3 events, the oldest for 59 minutes",
    "1, PT1H, 1 event, for 1 hour",
    "1000, PT47H59M, 1000 events, the oldest for 47 hours",
    "1001, PT48H, more than 1000 events, the oldest for 2 days",
  })
  void aTaskSaysHowMuchWaitsAndHowLong(long count, Duration age, String text, String waiting) {
    var task = Task.of(new Backlog(count, NOW.minus(age)), "event", "events", NOW, "/eventing");

    assertThat(task).contains(new Task(text, waiting, "/eventing"));
  }
}
