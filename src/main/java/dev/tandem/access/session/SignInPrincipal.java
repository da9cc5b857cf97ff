package dev.tandem.access.session;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A member who has signed in with a password.
 *
 * @param credentialsRevision of the credentials that were used
 */
public record SignInPrincipal(UUID memberId, int credentialsRevision)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return memberId.toString();
  }
}
