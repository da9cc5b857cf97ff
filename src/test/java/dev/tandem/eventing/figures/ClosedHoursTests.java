package dev.tandem.eventing.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosedHoursTests {

  private static final FigureProperties PROPERTIES =
      new FigureProperties(ReportingSide.HOME, Duration.ofMinutes(5), Duration.ofHours(48));

  @Test
  void anHourIsClosedSomeMinutesAfterItsEnd() {
    assertThat(at("2026-11-29T14:04:59Z").last()).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
    assertThat(at("2026-11-29T14:05:00Z").last()).isEqualTo(Instant.parse("2026-11-29T13:00:00Z"));
  }

  @Test
  void theHoursThatWereMissedComeFirstAndSomeAtATime() {
    var missed = at("2026-11-29T14:05:00Z").after(Instant.parse("2026-11-29T02:00:00Z"));

    assertThat(missed).hasSize(6).startsWith(Instant.parse("2026-11-29T02:00:00Z")).isSorted();
  }

  @Test
  void nothingIsDueTwiceAndNothingOfAnHourThatRuns() {
    assertThat(at("2026-11-29T14:59:00Z").after(Instant.parse("2026-11-29T14:00:00Z"))).isEmpty();
    assertThat(at("2026-11-29T15:05:00Z").after(Instant.parse("2026-11-29T14:00:00Z")))
        .containsExactly(Instant.parse("2026-11-29T14:00:00Z"));
  }

  @Test
  void whatWasMissedLongAgoIsLeftOut() {
    assertThat(at("2026-11-29T14:05:00Z").after(Instant.EPOCH))
        .startsWith(Instant.parse("2026-11-27T14:00:00Z"));
  }

  @Test
  void onlyAWholeHourThatIsOverAndRecentIsTold() {
    var hours = at("2026-11-29T14:05:00Z");

    assertThat(hours.contains(Instant.parse("2026-11-29T13:00:00Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-11-29T13:00:01Z"))).isFalse();
    assertThat(hours.contains(Instant.parse("2026-11-29T14:00:00Z"))).isFalse();
    assertThat(hours.contains(Instant.MIN)).isFalse();
  }

  private static ClosedHours at(String now) {
    return ClosedHours.at(Instant.parse(now), PROPERTIES);
  }
}
