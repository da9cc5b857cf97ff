package dev.tandem.signals.cycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides whether a cycle was clean for a module. */
final class CycleJudgement {

  private CycleJudgement() {}

  static JudgedCycle judge(CycleFacts facts) {
    var faults = faults(facts);
    return new JudgedCycle(facts.cycle(), state(facts, faults), facts.stage(), faults);
  }

  private static CycleState state(CycleFacts facts, List<String> faults) {
    if (!facts.ended()) {
      return CycleState.OPEN;
    }
    if (!faults.isEmpty()) {
      return CycleState.NOT_CLEAN;
    }
    return facts.signed() ? CycleState.CLEAN : CycleState.UNSIGNED;
  }

  private static List<String> faults(CycleFacts facts) {
    List<String> faults = new ArrayList<>();
    var stage = facts.stage();
    if (stage == null) {
      faults.add("The module was in more than one stage.");
    } else if (!stage.isCompared()) {
      faults.add("The module was at home, so nothing was compared.");
    }
    for (var signal : facts.signals()) {
      if (signal.rolledBack()) {
        faults.add("%s was a roll back.".formatted(signal.title()));
      } else if (!signal.safe()) {
        faults.add("%s is not proven to be safe.".formatted(signal.title()));
      }
    }
    faults.addAll(facts.deviations());
    if (facts.unexplained() > 0) {
      faults.add(
          String.format(
              Locale.ENGLISH,
              "%,d %s without an explanation.",
              facts.unexplained(),
              facts.unexplained() == 1 ? "cause of mismatches is" : "causes of mismatches are"));
    }
    return faults;
  }
}
