package dev.tandem.rollout;

/** Stages in sentences. */
final class StagePhrases {

  private StagePhrases() {}

  static String location(Stage stage) {
    return switch (stage) {
      case HOME -> "at home";
      case AWAY -> "away";
    };
  }

  static String direction(Stage stage) {
    return switch (stage) {
      case HOME -> "home";
      case AWAY -> "away";
    };
  }
}
