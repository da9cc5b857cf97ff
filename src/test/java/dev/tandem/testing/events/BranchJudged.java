package dev.tandem.testing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;

/** A verdict on how a branch answers, as a module that judges publishes it. */
@DomainEvent(namespace = "sample", name = "branch-judged")
public record BranchJudged(
    EventMetadata meta, String module, Verdict verdict, String evidence, Instant since)
    implements SignalJudged {

  public static BranchJudged of(String branch, Verdict verdict, String evidence, Instant since) {
    var now = Instant.now();
    var meta = EventMetadata.about(Ids.named(branch), now.toEpochMilli(), now);
    return new BranchJudged(meta, branch, verdict, evidence, since);
  }

  @Override
  public String signal() {
    return "mismatches";
  }
}
