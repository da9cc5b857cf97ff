package dev.tandem.signals.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ModuleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of hours of which events tell, and of which the module counted the third. */
@ModuleTest
class FigureAccountsTests {

  private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");

  @Autowired FigureAccounts accounts;
  @Autowired FigureDefinitions definitions;
  @Autowired Figures figures;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void report() {
    for (int hour = 0; hour < 4; hour++) {
      save("gross-funded", FigureSide.EVENTS, hour);
    }
    save("gross-funded", FigureSide.HOME, 2);
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from signals.figure where hour < ?").param(hour(5)).update();
  }

  @Test
  void anAccountIsExpectedFromTheFirstHourThatTheModuleCounted() {
    assertThat(account("gross-funded", 0).mark()).isEqualTo(FigureMark.SINGLE);
    assertThat(account("gross-funded", 1).sentence()).isEqualTo("There is one account only.");
    assertThat(account("gross-funded", 2).mark()).isEqualTo(FigureMark.WITHIN);
    assertThat(account("gross-funded", 3).sentence()).isEqualTo("Not reported by home.");
  }

  @Test
  void aFigureThatItsModuleLeavesOutIsMissed() {
    assertThat(account("fees", 2).mark()).isEqualTo(FigureMark.INCONCLUSIVE);
    assertThat(account("fees", 0).sentence()).isEqualTo("Nobody tells of it.");
  }

  @Test
  void aModuleThatHasNeverCountedIsExpectedToSinceAnotherHas() {
    assertThat(figures.firstCounted("no-such-module")).contains(hour(2));
  }

  private HourAccounts account(String signal, int hour) {
    return accounts.of(definitions.find(signal).orElseThrow(), hour(hour)).getFirst();
  }

  private void save(String signal, FigureSide side, int hour) {
    figures.save(new Figure(signal, "billing", side, "", hour(hour), BigDecimal.TEN, hour(9)));
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }
}
