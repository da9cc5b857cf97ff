package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A module's answer to {@link MemberErasureProposed}; nothing stands against it if the list is
 * empty.
 */
public interface MemberErasureAnswered extends PublishedEvent {

  UUID erasureId();

  int round();

  /** The name of the module that answers. */
  String module();

  List<ErasureObjection> objections();
}
