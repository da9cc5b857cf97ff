package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * A member asked for what is kept about them (GDPR, articles 15 and 20). The module that collects
 * the answers implements this event, so that those who answer do not depend on it.
 */
public interface MemberDataRequested extends PublishedEvent {

  UUID exportId();

  UUID memberId();

  /** To which every answer is sealed; a JSON Web Key (RFC 7517) for ECDH-ES on P-256. */
  String publicKey();
}
