package dev.tandem.rollout.routing;

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

  boolean contains(String module, @Nullable String unit, Instant now) {
    if (unit == null || hasEnded(now) || exempted.contains(unit)) {
      return false;
    }
    return included.contains(unit) || share.contains(module, unit);
  }
}
