package dev.tandem.eventing.verdict;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;

/** The verdict on one signal of a module, or of a branch of a module, has changed. */
public interface SignalJudged extends PublishedEvent {

  /** The name of the module, or the qualified name of the branch. */
  String module();

  String signal();

  Verdict verdict();

  /** A sentence with the figures that led to the verdict. */
  String evidence();

  /**
   * Since when evidence is collected: what came before the module's stage began, or the branch's
   * setting was made, is not judged.
   */
  Instant since();
}
