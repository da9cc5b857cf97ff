package dev.tandem.access.signin;

import dev.tandem.access.session.SignInPrincipal;
import org.springframework.security.core.AuthenticationException;

/** The password is right, and that is not enough. */
public class SecondFactorRequiredException extends AuthenticationException {

  private final transient SignInPrincipal principal;

  SecondFactorRequiredException(SignInPrincipal principal, String sentence) {
    super(sentence);
    this.principal = principal;
  }

  SignInPrincipal principal() {
    return principal;
  }

  static SecondFactorRequiredException forCode(SignInPrincipal principal) {
    return new SecondFactorRequiredException(
        principal,
        "This sign-in has a second factor: ask for a bearer token at POST /api/access/tokens with the header "
            + ApiSignInDetails.CODE_HEADER
            + ", and send that token instead of the password.");
  }

  static SecondFactorRequiredException forWrongCode(SignInPrincipal principal) {
    return new SecondFactorRequiredException(
        principal,
        "The one-time code is wrong, has expired, or was used before; wait for the next one.");
  }

  static SecondFactorRequiredException forSetup(SignInPrincipal principal) {
    return new SecondFactorRequiredException(
        principal,
        "This sign-in needs a second factor: sign in at /access/sign-in and set one up, then ask for a bearer token.");
  }
}
