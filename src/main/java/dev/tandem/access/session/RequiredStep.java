package dev.tandem.access.session;

/** What a member must do before anything else is open to them. */
public enum RequiredStep {
  /** The password was chosen by somebody else. */
  OWN_PASSWORD("/access/password"),
  SECOND_FACTOR("/access/second-factor");

  private final String page;

  RequiredStep(String page) {
    this.page = page;
  }

  public String page() {
    return page;
  }

  /** Held instead of roles until it is done. */
  String authority() {
    return "MUST_SET_" + name();
  }
}
