package dev.tandem.rollout.verdict;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;

/** The verdict on one signal of a module has changed. */
public interface SignalJudged extends PublishedEvent {

  String module();

  String signal();

  Verdict verdict();

  /** A sentence with the figures that led to the verdict. */
  String evidence();

  /** Since when evidence is collected: what came before the module's stage began is not judged. */
  Instant since();
}
