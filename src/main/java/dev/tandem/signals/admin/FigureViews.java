package dev.tandem.signals.admin;

import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.signals.figure.FigureAccounts;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.Figures;
import dev.tandem.signals.figure.HourAccounts;
import dev.tandem.signals.figure.ItemDifference;
import dev.tandem.signals.figure.ReportedItems;
import dev.tandem.signals.fold.Contributions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the figures together for operators. */
@Component
class FigureViews {

  private final FigureDefinitions definitions;
  private final FigureAccounts accounts;
  private final Figures figures;
  private final ReportedItems reportedItems;
  private final Contributions contributions;
  private final DueHours dueHours;

  FigureViews(
      FigureDefinitions definitions,
      FigureAccounts accounts,
      Figures figures,
      ReportedItems reportedItems,
      Contributions contributions,
      DueHours dueHours) {
    this.definitions = definitions;
    this.accounts = accounts;
    this.figures = figures;
    this.reportedItems = reportedItems;
    this.contributions = contributions;
    this.dueHours = dueHours;
  }

  FigureDefinition require(String signal) {
    return definitions.find(signal).orElseThrow(() -> Problem.notFound("figure"));
  }

  Instant lastClosed() {
    return dueHours.lastClosed();
  }

  /** Whether any module has counted up to this hour. */
  boolean isKnown(Instant hour) {
    return definitions.all().stream()
        .map(FigureDefinition::module)
        .distinct()
        .flatMap(it -> figures.firstCounted(it).stream())
        .anyMatch(first -> !hour.isBefore(first));
  }

  /**
   * The hour asked for, or the last closed one.
   *
   * @throws Problem 404 unless the hour is whole and over
   */
  Instant hourOf(@Nullable Instant asked) {
    var last = lastClosed();
    if (asked == null) {
      return last;
    }
    var oldest = last.minus(Duration.ofDays(400));
    if (asked.isAfter(last)
        || asked.isBefore(oldest)
        || !asked.equals(asked.truncatedTo(ChronoUnit.HOURS))) {
      throw Problem.notFound("hour with figures");
    }
    return asked;
  }

  /** A row for each figure. */
  List<FigureRow> overview(Instant hour) {
    return definitions.all().stream().map(it -> FigureRow.summary(accounts.of(it, hour))).toList();
  }

  /** The closed hours since the module began to count, the latest first, also those it missed. */
  Page<FigureHour> hours(FigureDefinition definition, Paging paging) {
    var last = lastClosed();
    long total =
        figures
            .firstCounted(definition.module())
            .map(it -> Duration.between(it, last).toHours() + 1)
            .orElse(0L);
    var hours =
        LongStream.range(paging.offset(), Math.min(total, paging.offset() + paging.size()))
            .mapToObj(back -> last.minus(Duration.ofHours(back)))
            .map(hour -> new FigureHour(hour, rows(definition, hour)))
            .toList();
    return Page.of(hours, paging, Math.max(0, total));
  }

  List<FigureRow> rows(FigureDefinition definition, Instant hour) {
    return accounts.of(definition, hour).stream().map(FigureRow::of).toList();
  }

  /**
   * @throws Problem 404 if the figure does not tell its items
   */
  FigureDrillDown drillDown(FigureDefinition definition, Instant hour) {
    if (!definition.hasItems()) {
      throw Problem.notFound("list of what was counted");
    }
    var told = told(accounts.of(definition, hour).getFirst());
    return new FigureDrillDown(
        told.keySet().stream().sorted().toList(), ItemDifference.between(told));
  }

  /** An account without items tells them only if it counted nothing. */
  private Map<FigureSide, Set<UUID>> told(HourAccounts hour) {
    var told = new EnumMap<FigureSide, Set<UUID>>(FigureSide.class);
    hour.values()
        .forEach((side, value) -> {
          var items = items(hour, side);
          if (!items.isEmpty() || value.compareTo(BigDecimal.ZERO) == 0) {
            told.put(side, items);
          }
        });
    return told;
  }

  private Set<UUID> items(HourAccounts hour, FigureSide side) {
    var signal = hour.definition().signal();
    return Set.copyOf(
        switch (side) {
          case HOME, SERVICE -> reportedItems.of(signal, side, hour.hour());
          case EVENTS -> contributions.items(signal, hour.hour());
        });
  }
}
