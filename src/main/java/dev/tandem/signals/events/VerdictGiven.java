package dev.tandem.signals.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * The verdict on one signal of a module or branch has changed, or is a roll back in the next stage,
 * too.
 *
 * @param module the module that is judged, or the qualified name of the branch
 * @param outcome the name of the {@link Verdict}
 * @param observations how many observations the verdict rests on
 * @param evidence one sentence with the figures, without personal data
 * @param since the start of the evidence: when the module's stage began, or the branch's setting
 *     was made
 */
@DomainEvent(namespace = "signals", name = "verdict-given")
public record VerdictGiven(
    EventMetadata meta,
    String module,
    String signal,
    String outcome,
    long observations,
    String evidence,
    Instant since)
    implements SignalJudged {

  @Override
  public Verdict verdict() {
    return Verdict.valueOf(outcome);
  }
}
