package dev.tandem.rollout.routing;

import dev.openfeature.sdk.Reason;
import dev.tandem.kernel.routing.Share;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose reads the service answers while a module is in the stage {@link Stage#CANARY}. In other
 * stages it has no effect.
 *
 * @param included units whose reads the service answers, whatever the share
 * @param exempted units whose reads home answers, whatever the share
 * @param until when home answers all reads again; null if that is not decided
 */
public record Canary(
    Share share, Set<String> included, Set<String> exempted, @Nullable Instant until) {

  public static final Canary NONE = new Canary(Share.NONE, Set.of(), Set.of(), null);

  public Canary {
    included = Set.copyOf(included);
    exempted = Set.copyOf(exempted);
  }

  public boolean hasEnded(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /** Such as "5 % of the accounts, 2 named in and 1 named out". Names nobody. */
  public String describe() {
    return "%s of the accounts, %s named in and %s named out%s"
        .formatted(
            share, included.size(), exempted.size(), until == null ? "" : ", until " + until);
  }

  StageEvaluation evaluate(String module, @Nullable String unit, Instant now) {
    if (hasEnded(now)) {
      return home("ended", Reason.DISABLED, "The canary ended at %s.".formatted(until));
    }
    if (unit == null) {
      return home("nobody", Reason.DEFAULT, "The request is of no account.");
    }
    if (exempted.contains(unit)) {
      return home("named-out", Reason.TARGETING_MATCH, "An operator has named this account out.");
    }
    if (included.contains(unit)) {
      return service("named-in", Reason.TARGETING_MATCH, "An operator has named this account in.");
    }
    var place = new Share(Share.placeOf(module, unit));
    return share.contains(module, unit)
        ? service(
            "share", Reason.SPLIT, "Its place, %s, is in the share of %s.".formatted(place, share))
        : home(
            "rest",
            Reason.SPLIT,
            "Its place, %s, is not in the share of %s.".formatted(place, share));
  }

  private static StageEvaluation service(String variant, Reason reason, String because) {
    return new StageEvaluation(Stage.CANARY, variant, reason.name(), because);
  }

  private static StageEvaluation home(String variant, Reason reason, String because) {
    return new StageEvaluation(Stage.SHADOW, variant, reason.name(), because);
  }
}
