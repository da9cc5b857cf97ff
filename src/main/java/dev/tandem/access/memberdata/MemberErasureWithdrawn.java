package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** The member stays, by own wish or because something was in the way: all goes on as before. */
public interface MemberErasureWithdrawn extends PublishedEvent {

  UUID erasureId();

  UUID memberId();
}
