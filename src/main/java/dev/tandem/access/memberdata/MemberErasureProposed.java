package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * A member wants to leave (GDPR, article 17): each module that may have something against that
 * answers, and begins nothing new with the member until {@link MemberErasureWithdrawn}. Asked when
 * the member asks and again before anything is erased.
 */
public interface MemberErasureProposed extends PublishedEvent {

  UUID erasureId();

  UUID memberId();

  /** Counts the times that the modules are asked; an answer names the time that it is for. */
  int round();

  /** Whether the member gives up prepaid sessions, which are then in the way of nothing. */
  boolean forgoesCredits();
}
