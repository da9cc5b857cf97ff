package dev.tandem.access.signin;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who proved to be whom by a password.
 *
 * @param revision of the credentials they were proved with
 */
record SignInPrincipal(UUID memberId, int revision)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return memberId.toString();
  }
}
