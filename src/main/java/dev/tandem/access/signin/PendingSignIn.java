package dev.tandem.access.signin;

import dev.tandem.access.session.SignInPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A member who has typed the right password, and not yet a code. Kept in the session. */
record PendingSignIn(SignInPrincipal principal, Instant since) implements Serializable {

  private static final String ATTRIBUTE = PendingSignIn.class.getName();
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Clock CLOCK = Clock.systemUTC();

  static void remember(SignInPrincipal principal, HttpServletRequest request) {
    request.getSession().setAttribute(ATTRIBUTE, new PendingSignIn(principal, CLOCK.instant()));
  }

  static Optional<SignInPrincipal> find(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
            && session.getAttribute(ATTRIBUTE) instanceof PendingSignIn pending
            && CLOCK.instant().isBefore(pending.since().plus(LIFETIME))
        ? Optional.of(pending.principal())
        : Optional.empty();
  }

  static void forget(HttpServletRequest request) {
    request.getSession().removeAttribute(ATTRIBUTE);
  }
}
