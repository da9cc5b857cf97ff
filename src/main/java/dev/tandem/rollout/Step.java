package dev.tandem.rollout;

/** What a move does next. Each step can be repeated, and there is a way back from each. */
sealed interface Step {

  String name();

  /** What it does to the module, in words. */
  String says();

  /** The way to the other side. */
  enum Onward implements Step {
    CHECK("Check that both sides are ready"),
    COPY("Copy the data while the module goes on working"),
    VERIFY("Compare both copies"),
    SETTLE("Let what was sent to the module arrive"),
    CLOSE("Pause the module's writes"),
    DRAIN("Hand over the last changes"),
    DECIDE("Decide, in one transaction"),
    OPEN("Open the module on the other side"),
    FOLLOW("Keep the side it left up to date");

    private final String says;

    Onward(String says) {
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  /** The way back to where it was live. */
  enum Back implements Step {
    REOPEN("Open the module again where it was"),
    CLEAR("Take the copy away");

    private final String says;

    Back(String says) {
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  static Step of(String name) {
    for (var it : Onward.values()) {
      if (it.name().equals(name)) {
        return it;
      }
    }
    return Back.valueOf(name);
  }
}
