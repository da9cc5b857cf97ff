package dev.tandem.members.visibility;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** It is decided who sees a member's profile. The newest version replaces all before it. */
public interface ProfileVisibilityChosen extends PublishedEvent {

  UUID memberId();

  /** {@code everyone}, or {@code cohorts} for the members of cohorts in common. */
  String profileVisibility();
}
