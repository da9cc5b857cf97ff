package dev.tandem.rollout.move;

/** What a move does next. Each step can be repeated, and there is a way back from each. */
public sealed interface Step {

  String name();

  /** What it does to the module, in words. */
  String description();

  /** The way to the other side. */
  enum Forward implements Step {
    CHECK("Check that both sides are ready"),
    COPY("Copy the data while the module goes on working"),
    VERIFY("Compare both copies"),
    QUIESCE("Let what was sent to the module arrive"),
    FENCE("Pause the module's writes"),
    CATCH_UP("Hand over the last changes"),
    CUT_OVER("Decide, in one transaction"),
    ACTIVATE("Open the module on the other side"),
    REPLICATE_BACK("Keep the side it left up to date");

    private final String description;

    Forward(String description) {
      this.description = description;
    }

    @Override
    public String description() {
      return description;
    }
  }

  /** The way back to where it was live. */
  enum Rollback implements Step {
    UNFENCE("Open the module again where it was"),
    DROP_COPY("Take the copy away");

    private final String description;

    Rollback(String description) {
      this.description = description;
    }

    @Override
    public String description() {
      return description;
    }
  }

  static Step parse(String name) {
    for (var it : Forward.values()) {
      if (it.name().equals(name)) {
        return it;
      }
    }
    return Rollback.valueOf(name);
  }
}
