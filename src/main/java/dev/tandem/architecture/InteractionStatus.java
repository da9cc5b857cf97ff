package dev.tandem.architecture;

/** How a declared interaction and a measured one stand to each other. */
enum InteractionStatus {
  SEEN("seen"),
  UNDECLARED("seen, not declared"),
  UNUSED("declared, not seen"),
  /** The platform calls the service of a module only while the module is not just at home. */
  NOT_NEEDED("only while the module has a service");

  private final String text;

  InteractionStatus(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
