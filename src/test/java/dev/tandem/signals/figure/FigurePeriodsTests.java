package dev.tandem.signals.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.testing.ModuleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class FigurePeriodsTests {

  private static final String SIGNAL = "gross-funded";
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Autowired FigurePeriods periods;
  @Autowired FigureDefinitions definitions;
  @Autowired Figures figures;
  @Autowired JdbcClient jdbc;

  /** In the first hour all agree, in the second they do not, in the third one is missing. */
  @BeforeEach
  void report() {
    for (var side : FigureSide.values()) {
      save(side, 0, 100);
      save(side, 1, side == FigureSide.SERVICE ? 101 : 100);
    }
    save(FigureSide.HOME, 2, 50);
    save(FigureSide.EVENTS, 2, 50);
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from signals.figure where hour < ?").param(hour(3)).update();
  }

  @Test
  void countsTheHoursInWhichAccountsDifferAndThoseInWhichOneIsMissing() {
    assertThat(marks("SHADOW", 3)).isEqualTo(new PeriodMarks(1, 1));
    assertThat(marks("SHADOW", 1)).isEqualTo(new PeriodMarks(0, 0));
    assertThat(marks("HOME", 3)).isEqualTo(new PeriodMarks(1, 0));
  }

  @Test
  void missesNoAccountOfTheTimeBeforeTheModuleBeganToCount() {
    save(FigureSide.EVENTS, -2, 30);
    assertThat(marks("HOME", -3, 3)).isEqualTo(new PeriodMarks(1, 0));

    save(FigureSide.HOME, -3, 30);
    assertThat(marks("HOME", -3, 3)).isEqualTo(new PeriodMarks(1, 2));
  }

  @Test
  void addsUpEachSideByPeriods() {
    assertThat(periods.totals("billing", START, Duration.ofHours(2), 2))
        .filteredOn(it -> it.side() == FigureSide.HOME)
        .extracting(PeriodTotal::signal, PeriodTotal::period, it -> it.total().longValueExact())
        .containsExactly(tuple(SIGNAL, 0, 200L), tuple(SIGNAL, 1, 50L));
  }

  private PeriodMarks marks(String stage, int hours) {
    return marks(stage, 0, hours);
  }

  private PeriodMarks marks(String stage, int from, int to) {
    return periods.marks(definitions.find(SIGNAL).orElseThrow(), stage, hour(from), hour(to));
  }

  private void save(FigureSide side, int hour, long value) {
    figures.save(
        new Figure(SIGNAL, "billing", side, "", hour(hour), BigDecimal.valueOf(value), hour(9)));
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }
}
