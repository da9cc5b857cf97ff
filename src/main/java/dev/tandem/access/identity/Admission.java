package dev.tandem.access.identity;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * Someone may sign in from now on, as this role. Implemented by the module that admits people, so
 * that access need not know it.
 */
public interface Admission extends PublishedEvent {

  UUID memberId();

  Role role();
}
