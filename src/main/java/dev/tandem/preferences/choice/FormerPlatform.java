package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.FormerDecisions;
import dev.tandem.preferences.decision.Resolution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rules of the platform that members come from, while they run side by side with those here.
 */
public interface FormerPlatform {

  /** Of those members who come from one that is compared at present. */
  Map<UUID, FormerDecisions> of(Collection<UUID> members);

  default FormerDecisions of(UUID member) {
    return of(List.of(member)).getOrDefault(member, FormerDecisions.NONE);
  }

  /** Compares what both decide, each time that a decision is announced. */
  void compare(UUID member, Resolution resolution);
}
