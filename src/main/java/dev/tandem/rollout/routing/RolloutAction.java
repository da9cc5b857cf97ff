package dev.tandem.rollout.routing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an entry of the {@link RolloutHistory} records: a request of an operator, or a change. */
public enum RolloutAction {
  MOVE,
  RESUME,
  UNDO("The move of %s was told to go back."),
  RELEASE("The standby copy of %s was deleted."),
  ROLLED_BACK,
  ACKNOWLEDGE("The roll back of %s was acknowledged, and it may advance again."),
  /** A module goes on although the gate of the stage is closed. */
  CLOSED_GATE("%s goes on although the gate is closed."),
  CHANGED;

  private final @Nullable String sentence;

  RolloutAction() {
    this(null);
  }

  RolloutAction(@Nullable String sentence) {
    this.sentence = sentence;
  }

  /** What is told of it; empty if the change of the route, or the roll back, is told instead. */
  public Optional<String> describe(String module) {
    return Optional.ofNullable(sentence).map(it -> it.formatted(module));
  }
}
