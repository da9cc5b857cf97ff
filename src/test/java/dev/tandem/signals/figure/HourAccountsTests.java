package dev.tandem.signals.figure;

import static dev.tandem.signals.figure.FigureSide.EVENTS;
import static dev.tandem.signals.figure.FigureSide.HOME;
import static dev.tandem.signals.figure.FigureSide.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.eventing.figures.FigureGrain;
import dev.tandem.eventing.figures.FigureKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HourAccountsTests {

  private static final Set<FigureSide> ALL = Set.of(HOME, SERVICE, EVENTS);

  @Test
  void accountsThatAgreeAreWithinTheThreshold() {
    assertThat(accounts("0", "0", Map.of(HOME, 7, SERVICE, 7, EVENTS, 7), ALL).mark())
        .isEqualTo(FigureMark.WITHIN);
  }

  @Test
  void anAccountThatWasExpectedAndDidNotComeIsNeverFine() {
    var accounts = accounts("0", "0", Map.of(HOME, 7, EVENTS, 7), ALL);

    assertThat(accounts.mark()).isEqualTo(FigureMark.INCONCLUSIVE);
    assertThat(accounts.sentence()).isEqualTo("Not reported by the service.");
    assertThat(accounts("0", "0", Map.of(), Set.of(HOME)).mark())
        .isEqualTo(FigureMark.INCONCLUSIVE);
  }

  @Test
  void aDifferenceShowsEvenIfAnAccountIsMissing() {
    var accounts = accounts("0", "0", Map.of(HOME, 7, EVENTS, 6), ALL);

    assertThat(accounts.mark()).isEqualTo(FigureMark.DEVIATES);
    assertThat(accounts.sentence()).isEqualTo("The accounts differ by 1; 0 is tolerated.");
  }

  @Test
  void theLargerOfBothThresholdsCounts() {
    assertThat(accounts("0.01", "5", Map.of(HOME, 100, EVENTS, 95), ALL).deviation())
        .isEqualByComparingTo("5");
    assertThat(accounts("0.01", "5", Map.of(HOME, 100, EVENTS, 95), Set.of(HOME)).mark())
        .isEqualTo(FigureMark.WITHIN);
    assertThat(accounts("0.01", "5", Map.of(HOME, 1000, EVENTS, 990), Set.of(HOME)).mark())
        .isEqualTo(FigureMark.WITHIN);
    assertThat(accounts("0.01", "5", Map.of(HOME, 1000, EVENTS, 989), Set.of(HOME)).mark())
        .isEqualTo(FigureMark.DEVIATES);
  }

  @Test
  void oneAccountAloneIsNotCalledRight() {
    assertThat(accounts("0", "0", Map.of(HOME, 7), Set.of(HOME)).mark())
        .isEqualTo(FigureMark.SINGLE);
  }

  @Test
  void theServiceIsAskedWhileItReadsFromACopyAndHomeNoMoreOnceItIsAway() {
    var figure = accounts("0", "0", Map.of(), Set.of()).definition();

    assertThat(ExpectedSides.of(figure, null)).containsExactlyInAnyOrder(HOME, EVENTS);
    assertThat(ExpectedSides.of(figure, "HOME")).containsExactlyInAnyOrder(HOME, EVENTS);
    assertThat(ExpectedSides.of(figure, "SHADOW")).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(ExpectedSides.of(figure, "CANARY")).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(ExpectedSides.of(figure, "AWAY")).containsExactlyInAnyOrder(SERVICE, EVENTS);
  }

  @Test
  void namesWhatOneAccountHasAndAnotherHasNot() {
    var both = new UUID(0, 1);
    var atHome = new UUID(0, 2);
    var heard = new UUID(0, 3);

    assertThat(
            ItemDifference.between(Map.of(HOME, Set.of(both, atHome), EVENTS, Set.of(heard, both))))
        .containsExactly(
            new ItemDifference(atHome, Set.of(HOME)), new ItemDifference(heard, Set.of(EVENTS)));
  }

  private static HourAccounts accounts(
      String relative, String absolute, Map<FigureSide, Integer> values, Set<FigureSide> expected) {
    var definition =
        new FigureDefinition(
            "billing",
            "gross-funded",
            "Gross funded",
            "minor units",
            FigureKind.AMOUNT,
            FigureGrain.PLATFORM,
            List.of("billing.booking-funded"),
            "select",
            "",
            "Because.",
            new BigDecimal(relative),
            new BigDecimal(absolute),
            1);
    var numbers = new EnumMap<FigureSide, BigDecimal>(FigureSide.class);
    values.forEach((side, value) -> numbers.put(side, BigDecimal.valueOf(value)));
    return new HourAccounts(definition, "", Instant.EPOCH, numbers, expected);
  }
}
