package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PersonErasure;
import java.util.UUID;

/**
 * Each module now erases what it keeps about the member, in the transaction in which it handles
 * this event, and each log destroys its key of the member as it stores it. The module says so by a
 * {@link MemberDataErased}. From here on nothing is undone. May come again.
 */
public interface MemberErasureRequested extends PersonErasure {

  UUID erasureId();

  @Override
  UUID memberId();
}
