package dev.tandem.rollout.verdict;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a module may enter a stage. */
public interface GateJudged extends PublishedEvent {

  String module();

  /** The name of the stage. */
  String target();

  /** Of the module's route when it was judged: after the next change, it says nothing any more. */
  long epoch();

  boolean open();

  /** What is missing, or by what the gate is open, in sentences. */
  String missing();

  /** When it may open if all goes well; null if that cannot be said, or if it is open. */
  @Nullable Instant earliest();
}
