package dev.tandem.signals.review;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.evidence.DailyCount;
import dev.tandem.signals.evidence.DailyCounts;
import dev.tandem.signals.review.SignalReview.CycleValue;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.SignalsProperties;
import dev.tandem.signals.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what each signal of a module was in a cycle, and in those before. */
@Component
class SignalReviews {

  static final int CYCLES_SHOWN = 12;

  private final DailyCounts counts;
  private final Verdicts verdicts;
  private final CycleCalendar calendar;
  private final SignalsProperties settings;

  SignalReviews(
      DailyCounts counts, Verdicts verdicts, CycleCalendar calendar, SignalsProperties settings) {
    this.settings = settings;
    this.counts = counts;
    this.verdicts = verdicts;
    this.calendar = calendar;
  }

  List<SignalReview> of(String module, Cycle cycle) {
    var shown = calendar.upTo(cycle, CYCLES_SHOWN);
    var days = counts.between(module, shown.getFirst().start(), cycle.end());
    var given = verdicts.during(module, cycle.start(), cycle.end());
    return Arrays.stream(Signal.values())
        .filter(signal -> settings.isRequired(signal, module))
        .map(signal -> review(signal, shown, days, lastVerdict(signal, given)))
        .toList();
  }

  private static SignalReview review(
      Signal signal, List<Cycle> shown, List<DailyCount> days, Verdict verdict) {
    List<CycleValue> weeks = new ArrayList<>();
    List<@Nullable Double> values = new ArrayList<>();
    var sides = new Sides(null, null, Sides.Unit.COUNT);
    for (var cycle : shown) {
      sides = Sides.of(signal, days.stream().filter(it -> cycle.contains(it.day())).toList());
      weeks.add(new CycleValue(cycle.name(), sides.serviceText()));
      values.add(sides.service());
    }
    return new SignalReview(
        signal.key(),
        signal.definition().title(),
        sides.homeText(),
        sides.serviceText(),
        "–",
        sides.deviationText(),
        signal.limit(),
        verdict,
        weeks,
        Sparkline.of(values));
  }

  /** A signal without a verdict is inconclusive. */
  private static Verdict lastVerdict(Signal signal, List<GivenVerdict> given) {
    return given.stream()
        .filter(it -> it.signal().equals(signal.key()))
        .reduce((_, later) -> later)
        .map(GivenVerdict::verdict)
        .orElse(Verdict.INCONCLUSIVE);
  }
}
