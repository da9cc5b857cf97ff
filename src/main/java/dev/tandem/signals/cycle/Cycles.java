package dev.tandem.signals.cycle;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.web.Problem;
import dev.tandem.signals.change.Changes;
import dev.tandem.signals.cycle.CycleFacts.SignalFacts;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.SignalsProperties;
import dev.tandem.signals.verdict.Verdicts;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds cycles, and judges them by what is kept of them. */
@Component
public class Cycles {

  private final CycleCalendar calendar;
  private final CycleProperties properties;
  private final StageHistory stages;
  private final Changes changes;
  private final Verdicts verdicts;
  private final FigureDeviations figures;
  private final MismatchCauses mismatches;
  private final Signatures signatures;
  private final SignalsProperties settings;
  private final Clock clock;

  Cycles(
      CycleCalendar calendar,
      CycleProperties properties,
      StageHistory stages,
      Changes changes,
      Verdicts verdicts,
      FigureDeviations figures,
      MismatchCauses mismatches,
      Signatures signatures,
      SignalsProperties settings,
      Clock clock) {
    this.calendar = calendar;
    this.properties = properties;
    this.stages = stages;
    this.changes = changes;
    this.verdicts = verdicts;
    this.figures = figures;
    this.mismatches = mismatches;
    this.signatures = signatures;
    this.settings = settings;
    this.clock = clock;
  }

  public Cycle current() {
    return calendar.at(clock.instant());
  }

  /** All cycles of which anything was heard; the current one comes first. */
  public List<Cycle> known() {
    var first = calendar.at(beginning());
    return Stream.iterate(
            current(),
            it -> !it.start().isBefore(first.start()),
            it -> calendar.at(it.start().minusSeconds(1)))
        .toList();
  }

  /**
   * @throws Problem 404 if no cycle is called so, or nothing is kept of it
   */
  public Cycle require(String name) {
    var cycle = calendar.find(name).orElseThrow(() -> Problem.notFound("review"));
    var first = calendar.at(beginning());
    if (cycle.start().isBefore(first.start()) || cycle.start().isAfter(clock.instant())) {
      throw Problem.notFound("review");
    }
    return cycle;
  }

  /** When the first module left home, or anything else was first heard of. */
  private Instant beginning() {
    return Stream.of(stages.beginning(), changes.beginning())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseGet(clock::instant);
  }

  public JudgedCycle judge(String module, Cycle cycle) {
    return CycleJudgement.judge(facts(module, cycle, clock.instant()));
  }

  private CycleFacts facts(String module, Cycle cycle, Instant now) {
    long unexplained =
        mismatches.in(cycle).stream()
            .filter(it -> it.module().equals(module) && !it.isExplained())
            .count();
    var stage =
        stages.stays(module).stream()
            .filter(it -> it.covers(cycle))
            .map(StageStay::stage)
            .findFirst()
            .orElse(null);
    return new CycleFacts(
        cycle,
        cycle.hasEnded(now),
        stage,
        signals(module, cycle, now),
        figures.in(cycle, module, stage, now),
        unexplained,
        !signatures.of(cycle).isEmpty());
  }

  private List<SignalFacts> signals(String module, Cycle cycle, Instant now) {
    var given = verdicts.during(module, cycle.start(), cycle.end());
    var end = cycle.hasEnded(now) ? cycle.end() : now;
    return Arrays.stream(Signal.values())
        .filter(signal -> settings.isRequired(signal, module))
        .map(signal -> {
          var ofSignal = given.stream().filter(it -> it.signal().equals(signal.key())).toList();
          return new SignalFacts(
              signal.definition().title(),
              held(ofSignal, Verdict.SAFE, end.minus(properties.cycleClosing())),
              held(ofSignal, Verdict.ROLL_BACK, cycle.start()));
        })
        .toList();
  }

  /**
   * Whether a verdict was in force at that time or given later.
   *
   * @param given in order
   */
  private static boolean held(List<GivenVerdict> given, Verdict verdict, Instant since) {
    for (int i = 0; i < given.size(); i++) {
      boolean isOver = i + 1 < given.size() && !given.get(i + 1).givenAt().isAfter(since);
      if (given.get(i).verdict() == verdict && !isOver) {
        return true;
      }
    }
    return false;
  }
}
