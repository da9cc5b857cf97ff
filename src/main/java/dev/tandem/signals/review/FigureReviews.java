package dev.tandem.signals.review;

import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigureMark;
import dev.tandem.signals.figure.FigurePeriods;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.PeriodTotal;
import dev.tandem.signals.review.SignalReview.CycleValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what each figure of a module was in a cycle, and in those before. */
@Component
class FigureReviews {

  private final FigureDefinitions definitions;
  private final FigurePeriods periods;
  private final CycleCalendar calendar;

  FigureReviews(FigureDefinitions definitions, FigurePeriods periods, CycleCalendar calendar) {
    this.definitions = definitions;
    this.periods = periods;
    this.calendar = calendar;
  }

  /**
   * @param stage of the module, as rollout names it
   */
  List<FigureReview> of(String module, String stage, Cycle cycle) {
    var shown = calendar.upTo(cycle, SignalReviews.CYCLES_SHOWN);
    var length = Duration.between(cycle.start(), cycle.end());
    var totals = periods.totals(module, shown.getFirst().start(), length, shown.size());
    return definitions.all().stream()
        .filter(it -> it.module().equals(module))
        .map(figure -> {
          var own = totals.stream().filter(it -> it.signal().equals(figure.signal())).toList();
          return review(figure, stage, shown, own);
        })
        .toList();
  }

  private FigureReview review(
      FigureDefinition figure, String stage, List<Cycle> shown, List<PeriodTotal> totals) {
    List<CycleValue> weeks = new ArrayList<>();
    List<@Nullable Double> values = new ArrayList<>();
    var live = stage.equals("AWAY") ? FigureSide.SERVICE : FigureSide.HOME;
    for (int i = 0; i < shown.size(); i++) {
      var value = value(totals, live, i);
      weeks.add(new CycleValue(shown.get(i).name(), text(value)));
      values.add(value == null ? null : value.doubleValue());
    }
    int last = shown.size() - 1;
    var home = value(totals, FigureSide.HOME, last);
    var service = value(totals, FigureSide.SERVICE, last);
    var events = value(totals, FigureSide.EVENTS, last);
    return new FigureReview(
        figure.signal(),
        figure.title(),
        figure.unit(),
        text(home),
        text(service),
        text(events),
        text(deviation(home, service, events)),
        threshold(figure),
        mark(figure, stage, shown.getLast()),
        weeks,
        Sparkline.of(values));
  }

  private FigureMark mark(FigureDefinition figure, String stage, Cycle cycle) {
    var marks = periods.marks(figure, stage, cycle.start(), cycle.end());
    if (marks.deviating() > 0) {
      return FigureMark.DEVIATES;
    }
    return marks.incomplete() > 0 ? FigureMark.INCONCLUSIVE : FigureMark.WITHIN;
  }

  private static @Nullable BigDecimal value(List<PeriodTotal> totals, FigureSide side, int period) {
    return totals.stream()
        .filter(it -> it.side() == side && it.period() == period)
        .map(PeriodTotal::total)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable BigDecimal deviation(@Nullable BigDecimal... accounts) {
    var given = Stream.of(accounts).filter(Objects::nonNull).sorted().toList();
    return given.size() < 2 ? null : given.getLast().subtract(given.getFirst());
  }

  private static String threshold(FigureDefinition figure) {
    return figure.relative().signum() == 0
        ? text(figure.absolute())
        : String.format(
            Locale.ENGLISH, "%.1f %%", figure.relative().movePointRight(2).doubleValue());
  }

  private static String text(@Nullable BigDecimal value) {
    return value == null ? "–" : String.format(Locale.ENGLISH, "%,.0f", value);
  }
}
