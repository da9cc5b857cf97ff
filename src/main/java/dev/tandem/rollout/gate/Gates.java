package dev.tandem.rollout.gate;

import dev.tandem.rollout.gate.GateProperties.Mode;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says whether a module may enter a stage, by what was heard. */
@Component
public class Gates {

  private final HeardGates heard;
  private final GateProperties properties;
  private final Clock clock;

  Gates(HeardGates heard, GateProperties properties, Clock clock) {
    this.heard = heard;
    this.properties = properties;
    this.clock = clock;
  }

  public boolean areEnforced() {
    return properties.gates() == Mode.ENFORCED;
  }

  /** The gates before the stages that the module has not reached, the next one first. */
  public List<GateState> before(ModuleRoute route) {
    return Stream.of(Stage.CANARY, Stage.AWAY)
        .flatMap(target -> before(route, target).stream())
        .toList();
  }

  /** The gate before a stage; empty if it has none, or if it is not one further on. */
  public Optional<GateState> before(ModuleRoute route, Stage target) {
    boolean isGated = target == Stage.CANARY || target == Stage.AWAY;
    if (!isGated || target.compareTo(route.stage()) <= 0) {
      return Optional.empty();
    }
    var gate = heard.find(route.module(), target).orElse(null);
    return Optional.of(
        GateState.of(route, target, gate, clock.instant(), properties.gateSilence()));
  }
}
