package dev.tandem.rollout.gate;

import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a module may enter a stage.
 *
 * @param stage in lower case
 * @param missing what is missing, or by what it is open, in sentences
 * @param earliest when it may open if all goes well; null if that cannot be said, or if it is open
 */
public record GateState(String stage, boolean open, String missing, @Nullable Instant earliest) {

  /** Silence closes a gate, and so does a change of the route that was not judged yet. */
  static GateState of(
      ModuleRoute route, Stage target, @Nullable HeardGate heard, Instant now, Duration silence) {
    var stage = target.name().toLowerCase(Locale.ROOT);
    if (heard == null || heard.epoch() != route.epoch()) {
      return new GateState(
          stage, false, "Signals has not said yet whether the stage is earned.", null);
    }
    if (heard.judgedAt().plus(silence).isBefore(now)) {
      return new GateState(
          stage, false, "Signals has said nothing since %s.".formatted(heard.judgedAt()), null);
    }
    return new GateState(stage, heard.open(), heard.missing(), heard.earliest());
  }

  /** A sentence for operators. */
  public String describe(String module) {
    return "The gate of %s before the stage %s is closed. %s%s"
        .formatted(
            module,
            stage,
            missing,
            earliest == null ? "" : " It may open on %s.".formatted(earliest));
  }
}
