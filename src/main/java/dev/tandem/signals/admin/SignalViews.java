package dev.tandem.signals.admin;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.gate.GateService;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.Verdicts;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the verdicts of each module together. */
@Component
class SignalViews {

  private final EvidenceStore evidence;
  private final Verdicts verdicts;
  private final GateService gates;

  SignalViews(EvidenceStore evidence, Verdicts verdicts, GateService gates) {
    this.evidence = evidence;
    this.verdicts = verdicts;
    this.gates = gates;
  }

  List<ModuleSignals> modules() {
    var given = verdicts.all();
    return evidence.all().stream().map(it -> view(it, given)).toList();
  }

  private ModuleSignals view(Evidence evidence, List<GivenVerdict> given) {
    var signals =
        Arrays.stream(Signal.values())
            .flatMap(signal ->
                given.stream()
                    .filter(it -> it.module().equals(evidence.module()))
                    .filter(it -> it.signal().equals(signal.key()))
                    .map(it -> SignalView.of(signal, it)))
            .toList();
    return new ModuleSignals(
        evidence.module(),
        evidence.stage(),
        evidence.since(),
        evidence.lastBucket(),
        worst(signals),
        gates.gates(evidence.module()),
        signals);
  }

  private static Verdict worst(List<SignalView> signals) {
    return signals.stream()
        .map(SignalView::verdict)
        .max(Verdict::compareTo)
        .orElse(Verdict.INCONCLUSIVE);
  }

  Page<SignalView> history(String module, Signal signal, Paging paging) {
    if (evidence.modules().stream().noneMatch(module::equals)) {
      throw Problem.notFound("module with signals");
    }
    return verdicts.history(module, signal.key(), paging).map(it -> SignalView.of(signal, it));
  }

  static Signal require(String key) {
    return Signal.of(key).orElseThrow(() -> Problem.notFound("signal"));
  }
}
