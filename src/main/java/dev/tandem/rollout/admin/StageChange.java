package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stage that an operator asks for.
 *
 * @param canary without effect unless the stage is {@code CANARY}
 */
public record StageChange(Stage stage, Canary canary) {

  public static StageChange to(Stage stage) {
    return new StageChange(stage, Canary.NONE);
  }

  /**
   * @param stage the name of a stage
   * @param accounts ids of accounts, those to leave out with a minus sign before
   * @param zone of an end without a zone
   * @throws Problem 400 that says in one sentence what is wrong
   */
  static StageChange parse(
      @Nullable String stage,
      @Nullable String share,
      @Nullable List<String> accounts,
      @Nullable String until,
      ZoneId zone,
      Instant now) {
    var target = StageName.parse(stage);
    var named = accounts == null ? List.<String>of() : accounts;
    if (target == Stage.CANARY) {
      return new StageChange(target, CanarySettings.parse(share, named, until, zone, now));
    }
    if (isGiven(share) || isGiven(until) || named.stream().anyMatch(StageChange::isGiven)) {
      throw Problem.malformed("A share, accounts and an end belong to the stage canary only.");
    }
    return to(target);
  }

  private static boolean isGiven(@Nullable String text) {
    return !Objects.requireNonNullElse(text, "").isBlank();
  }
}
