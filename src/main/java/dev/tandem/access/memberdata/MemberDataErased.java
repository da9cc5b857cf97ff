package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A module has erased what it kept about a member. Each module publishes an event of its own that
 * implements this one.
 */
public interface MemberDataErased extends PublishedEvent {

  UUID erasureId();

  /** The name of the module that has erased. */
  String module();

  List<ErasedRows> erased();

  List<RetainedRows> retained();
}
