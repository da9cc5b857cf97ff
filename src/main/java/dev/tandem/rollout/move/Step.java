package dev.tandem.rollout.move;

/** A step of a move. Every step can be repeated, and the move can be undone at every step. */
public sealed interface Step {

  String name();

  /** What the step does, for operators. */
  String description();

  /** The steps to a target; which of them a move has, and in which order, says {@link MovePath}. */
  enum Forward implements Step {
    CHECK("Check that both sides are ready"),
    COPY("Copy the data while the module keeps running"),
    VERIFY("Compare both copies"),
    QUIESCE("Wait for in-flight events"),
    FENCE("Pause the module's writes"),
    CATCH_UP("Replicate the last changes"),
    CUT_OVER("Switch the route in one transaction"),
    ACTIVATE("Accept writes at the target"),
    REPLICATE_BACK("Replicate back to the previous side"),
    END_COPY("End the copy");

    private final String description;

    Forward(String description) {
      this.description = description;
    }

    @Override
    public String description() {
      return description;
    }
  }

  /** The steps that undo a move before its cut-over, in order. */
  enum Rollback implements Step {
    UNFENCE("Accept writes at the source again"),
    DROP_COPY("Discard the copy");

    private final String description;

    Rollback(String description) {
      this.description = description;
    }

    @Override
    public String description() {
      return description;
    }
  }

  /**
   * @throws IllegalArgumentException if no step has this name
   */
  static Step parse(String name) {
    for (var step : Forward.values()) {
      if (step.name().equals(name)) {
        return step;
      }
    }
    return Rollback.valueOf(name);
  }
}
