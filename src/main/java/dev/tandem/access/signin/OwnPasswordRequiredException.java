package dev.tandem.access.signin;

import org.springframework.security.core.AuthenticationException;

/** The password is right, and somebody else chose it. */
public class OwnPasswordRequiredException extends AuthenticationException {

  private final boolean ended;

  private OwnPasswordRequiredException(String sentence, boolean ended) {
    super(sentence);
    this.ended = ended;
  }

  static OwnPasswordRequiredException forChoosing() {
    return new OwnPasswordRequiredException(
        "Somebody else chose this password: sign in at /access/sign-in and choose your own first.",
        false);
  }

  static OwnPasswordRequiredException forEnded() {
    return new OwnPasswordRequiredException(
        "Somebody else chose this password, and it has ended; ask an operator for a link to choose your own.",
        true);
  }

  /** Whether it is too late to choose another with it. */
  boolean ended() {
    return ended;
  }
}
