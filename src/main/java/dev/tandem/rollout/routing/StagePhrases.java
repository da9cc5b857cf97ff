package dev.tandem.rollout.routing;

/** Stages in sentences. */
public final class StagePhrases {

  private StagePhrases() {}

  public static String location(Stage stage) {
    return switch (stage) {
      case HOME -> "at home";
      case AWAY -> "away";
    };
  }

  public static String direction(Stage stage) {
    return switch (stage) {
      case HOME -> "home";
      case AWAY -> "away";
    };
  }
}
