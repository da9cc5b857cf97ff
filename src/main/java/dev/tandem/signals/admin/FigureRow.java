package dev.tandem.signals.admin;

import dev.tandem.signals.figure.FigureMark;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.HourAccounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of one hour as all accounts tell it.
 *
 * @param scope the id of a cohort, or empty for the platform and for all cohorts together
 * @param home null if it told nothing, as for the others
 * @param sentence says in words what the mark says
 */
record FigureRow(
    String signal,
    String title,
    String module,
    String scope,
    Instant hour,
    @Nullable BigDecimal home,
    @Nullable BigDecimal service,
    @Nullable BigDecimal events,
    BigDecimal deviation,
    BigDecimal tolerated,
    FigureMark mark,
    String sentence) {

  static FigureRow of(HourAccounts it) {
    return new FigureRow(
        it.definition().signal(),
        it.definition().title(),
        it.definition().module(),
        it.scope(),
        it.hour(),
        it.value(FigureSide.HOME),
        it.value(FigureSide.SERVICE),
        it.value(FigureSide.EVENTS),
        it.deviation(),
        it.tolerated(),
        it.mark(),
        it.sentence());
  }

  /** All cohorts added up, with the mark and the deviation of the worst of them. */
  static FigureRow summary(List<HourAccounts> accounts) {
    var worst = of(accounts.stream().max(Comparator.comparing(HourAccounts::mark)).orElseThrow());
    return new FigureRow(
        worst.signal(),
        worst.title(),
        worst.module(),
        "",
        worst.hour(),
        sum(accounts, FigureSide.HOME),
        sum(accounts, FigureSide.SERVICE),
        sum(accounts, FigureSide.EVENTS),
        worst.deviation(),
        worst.tolerated(),
        worst.mark(),
        worst.sentence());
  }

  public boolean hasAnAccount() {
    return accounts() > 0;
  }

  /** Whether there is something to compare. */
  public boolean hasTwoAccounts() {
    return accounts() > 1;
  }

  private long accounts() {
    return Stream.of(
            Optional.ofNullable(home), Optional.ofNullable(service), Optional.ofNullable(events))
        .filter(Optional::isPresent)
        .count();
  }

  private static @Nullable BigDecimal sum(List<HourAccounts> accounts, FigureSide side) {
    return accounts.stream()
        .flatMap(it -> Stream.ofNullable(it.value(side)))
        .reduce(BigDecimal::add)
        .orElse(null);
  }
}
