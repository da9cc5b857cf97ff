package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * Each module now erases what it keeps about the member, in the transaction in which it handles
 * this event, and says so by a {@link MemberDataErased}. From here on nothing is undone. May come
 * again.
 */
public interface MemberErasureRequested extends PublishedEvent {

  UUID erasureId();

  UUID memberId();
}
