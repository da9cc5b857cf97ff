package dev.tandem.access.identity;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * A member may sign in from now on, with this role. The module that admits members implements this
 * event, so that access does not depend on that module.
 */
public interface Admission extends PublishedEvent {

  UUID memberId();

  Role role();
}
