package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.routing.Stage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of stages in requests. */
final class StageName {

  private StageName() {}

  static String of(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws Problem 400 if no stage has this name
   */
  static Stage parse(@Nullable String name) {
    return switch (name == null ? "" : name.strip().toLowerCase(Locale.ROOT)) {
      case "home" -> Stage.HOME;
      case "shadow" -> Stage.SHADOW;
      case "canary" -> Stage.CANARY;
      case "away" -> Stage.AWAY;
      default ->
          throw Problem.malformed(
              "The stage must be \"home\", \"shadow\", \"canary\" or \"away\".");
    };
  }
}
