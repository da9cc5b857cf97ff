package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PersonErasure;
import java.util.UUID;

/**
 * Every module has erased. What came late, from events that were on their way, goes now: each
 * module erases once more, and each log destroys its key of the member if it has one again. May
 * come again, when an operator says so.
 */
public interface MemberErasureCompleted extends PersonErasure {

  UUID erasureId();

  @Override
  UUID memberId();
}
