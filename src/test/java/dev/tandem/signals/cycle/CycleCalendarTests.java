package dev.tandem.signals.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleCalendarTests {

  private final CycleCalendar weeks = new CycleCalendar(7);

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T23:59:59.999Z, 2026-W47, 2026-11-16T00:00:00Z",
    "2026-11-23T00:00:00Z,     2026-W48, 2026-11-23T00:00:00Z",
    "2027-01-03T12:00:00Z,     2026-W53, 2026-12-28T00:00:00Z",
    "2027-01-04T00:00:00Z,     2027-W01, 2027-01-04T00:00:00Z",
    "1969-12-31T12:00:00Z,     1970-W01, 1969-12-29T00:00:00Z"
  })
  void aWeekIsThatOfIso8601InUtc(Instant instant, String name, Instant start) {
    var cycle = weeks.at(instant);
    assertThat(cycle.name()).isEqualTo(name);
    assertThat(cycle.start()).isEqualTo(start);
    assertThat(weeks.find(name)).contains(cycle);
    assertThat(weeks.next(cycle).start()).isEqualTo(cycle.end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2025-W53", "2026-W54", "2026-W00", "2026-w48", "2026-48", "2026-11-23", "", "x"})
  void otherNamesAreNoWeeks(String name) {
    assertThat(weeks.find(name)).isEmpty();
  }

  @Test
  void aCycleOfAnotherLengthIsCalledByItsFirstDay() {
    var days = new CycleCalendar(2);
    var cycle = days.at(Instant.parse("2026-11-24T05:00:00Z"));
    assertThat(days.find(cycle.name())).contains(cycle);
    assertThat(cycle.contains(Instant.parse("2026-11-24T05:00:00Z"))).isTrue();
    assertThat(days.find(days.next(cycle).start().toString().substring(0, 10)))
        .contains(days.next(cycle));
    assertThat(days.find(cycle.end().minusSeconds(1).toString().substring(0, 10))).isEmpty();
  }

  @Test
  void countsBackFromACycle() {
    assertThat(weeks.upTo(weeks.find("2027-W01").orElseThrow(), 3))
        .extracting(Cycle::name)
        .containsExactly("2026-W52", "2026-W53", "2027-W01");
  }
}
