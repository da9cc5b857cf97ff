package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * A module's answer to a {@link MemberDataRequested}, or a part of it. Each module publishes an
 * event of its own that implements this one.
 */
public interface MemberDataSealed extends PublishedEvent {

  UUID exportId();

  /** The name of the module that answers. */
  String module();

  /** The number of this piece, from 1 to {@link #count()}. */
  int number();

  int count();

  String sealed();
}
