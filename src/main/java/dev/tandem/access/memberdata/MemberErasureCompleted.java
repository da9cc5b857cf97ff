package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * Every module has erased. What came late, from events that were on their way, goes now: each
 * module erases once more.
 */
public interface MemberErasureCompleted extends PublishedEvent {

  UUID erasureId();

  UUID memberId();
}
