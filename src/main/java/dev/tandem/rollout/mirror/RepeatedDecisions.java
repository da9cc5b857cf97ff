package dev.tandem.rollout.mirror;

import dev.tandem.rollout.events.DecisionsCompared.CommandType;
import java.util.List;

/**
 * The answer of a side that was asked to decide again what was recorded after a position.
 *
 * @param through the position to ask from next time
 */
record RepeatedDecisions(long through, long decided, long different, List<Commands> commands) {

  record Commands(String type, long decided, long different, List<Example> examples) {

    CommandType counts() {
      return new CommandType(
          type, decided, different, examples.stream().map(Example::sentence).toList());
    }
  }

  record Example(String stream, long version, String what) {

    String sentence() {
      return "%s at version %s: %s".formatted(stream, version, what);
    }
  }
}
