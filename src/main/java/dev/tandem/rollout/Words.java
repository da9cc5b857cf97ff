package dev.tandem.rollout;

/** Stages in sentences. */
final class Words {

  private Words() {}

  static String where(Stage stage) {
    return switch (stage) {
      case HOME -> "at home";
      case AWAY -> "away";
    };
  }

  static String to(Stage stage) {
    return switch (stage) {
      case HOME -> "home";
      case AWAY -> "away";
    };
  }
}
