package dev.tandem.signals.verdict;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.time.Ids;
import dev.tandem.signals.events.VerdictGiven;
import dev.tandem.signals.evidence.BlockStore;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.judge.Tally;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.signal.SignalJudge;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Judges a module by what is known of it now. */
@Service
public class VerdictService {

  private final EvidenceStore evidenceStore;
  private final BlockStore blocks;
  private final Verdicts verdicts;
  private final SignalsProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VerdictService(
      EvidenceStore evidenceStore,
      BlockStore blocks,
      Verdicts verdicts,
      SignalsProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.evidenceStore = evidenceStore;
    this.blocks = blocks;
    this.verdicts = verdicts;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Judges all signals of the module, and publishes the verdicts that have changed. Everybody takes
   * a signal without a verdict for inconclusive.
   */
  @Transactional
  public void judge(String module) {
    var now = clock.instant();
    var evidence = evidenceStore.lock(module);
    var signs = blocks.signs(module, now.minus(properties.settling()));
    for (var signal : Signal.values()) {
      if (properties.isJudged(signal, evidence)) {
        judge(signal, evidence, signs, now);
      }
    }
  }

  private void judge(Signal signal, Evidence evidence, Tally signs, Instant now) {
    var previous = verdicts.find(evidence.module(), signal.key()).orElse(null);
    var judgement = SignalJudge.judge(signal, evidence, signs);
    var next =
        VerdictChange.follow(previous, signal, evidence, judgement, now, properties.silence());
    if (next.equals(previous)) {
      return;
    }
    verdicts.save(next);
    if (previous == null || previous.version() != next.version()) {
      verdicts.record(next);
      if (previous != null || next.verdict() != Verdict.INCONCLUSIVE) {
        events.publishEvent(event(next, now));
      }
    }
  }

  private static VerdictGiven event(GivenVerdict it, Instant now) {
    var subject = Ids.named("signals." + it.module() + "." + it.signal());
    return new VerdictGiven(
        EventMetadata.about(subject, it.version(), now),
        it.module(),
        it.signal(),
        it.verdict().name(),
        it.observations(),
        it.evidence(),
        it.since());
  }
}
