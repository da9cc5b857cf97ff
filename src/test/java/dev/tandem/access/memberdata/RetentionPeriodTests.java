package dev.tandem.access.memberdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NoDatabase
class RetentionPeriodTests {

  @ParameterizedTest
  @CsvSource({"1 year, 1", "3 years, 3", "10 years, 10"})
  void yearsEndByThemselves(String text, int years) {
    assertThat(RetentionPeriod.parse(text)).contains(new RetentionPeriod(years));
  }

  @ParameterizedTest
  @ValueSource(strings = {"as long as they hold", "", "ten years", "10 years or more", "100 years"})
  void otherTimesDoNot(String text) {
    assertThat(RetentionPeriod.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T23:59:59.999Z, 2036-11-30",
    "2026-11-29T00:00:00Z,     2036-11-30",
    "2028-02-29T12:00:00Z,     2038-03-01"
  })
  void endsOnTheDayOnWhichWhoWasErasedIsWorkedOff(Instant erasedAt, LocalDate end) {
    var period = new RetentionPeriod(10);
    assertThat(period.endFor(erasedAt)).isEqualTo(end);
    assertThat(isWorkedOff(erasedAt, end)).isTrue();
    assertThat(isWorkedOff(erasedAt, end.minusDays(1))).isFalse();
  }

  @Test
  void aYearWithoutTheDayEndsAtItsLast() {
    var leapDay = Instant.parse("2028-02-29T12:00:00Z");
    assertThat(new RetentionPeriod(1).endFor(leapDay)).isEqualTo("2029-03-01");
  }

  private static boolean isWorkedOff(Instant erasedAt, LocalDate day) {
    var now = Instant.parse(day + "T00:00:00Z");
    return erasedAt.isBefore(new RetentionPeriod(10).latestErasure(now));
  }
}
