package dev.tandem.access.signin;

import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.password.PasswordMatch;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.session.SignInPrincipal;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.throttle.TooManyAttemptsException;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Authenticates by username and password. An unknown username gets the same answer, after the same
 * time, as a wrong password.
 */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final FailedAttemptLimiter failedAttempts;
  private final SecurityEvents events;
  private final SecondFactors secondFactors;
  private final AcceptedSignIns accepted;
  private final Clock clock = Clock.systemUTC();

  PasswordAuthenticationProvider(
      SignIns signIns,
      PasswordHashing passwords,
      FailedAttemptLimiter failedAttempts,
      SecurityEvents events,
      SecondFactors secondFactors,
      AcceptedSignIns accepted) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.failedAttempts = failedAttempts;
    this.events = events;
    this.secondFactors = secondFactors;
    this.accepted = accepted;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var username = Username.of(attempt.getName());
    var signIn = username.map(Username::value).flatMap(signIns::findByUsername);
    var name = username.map(Username::value).orElse("?");
    var address = address(attempt);
    var member = signIn.map(found -> found.memberId().value()).orElse(null);
    var verification = verify(attempt, signIn, name, address, member);
    switch (verification) {
      case REMEMBERED -> {}
      case CORRECT -> {
        failedAttempts.recordSuccess(name, address);
        events.record(SecurityEvent.PASSWORD_ACCEPTED, member, address);
      }
      case WRONG -> failedAttempts.recordFailure(name, address);
      case TOO_LONG -> {} // it was compared with nothing, so it was no attempt
    }
    if (!verification.accepted()) {
      events.record(SecurityEvent.WRONG_PASSWORD, member, address);
      throw new BadCredentialsException("Wrong username or password");
    }
    var authentication = authenticated(signIn.orElseThrow(), attempt.getDetails(), address);
    authentication.setDetails(attempt.getDetails());
    return authentication;
  }

  private PasswordMatch verify(
      Authentication attempt,
      Optional<SignIn> signIn,
      String name,
      String address,
      @Nullable UUID member) {
    var hash = signIn.map(SignIn::usableHash).orElse(null);
    var typed = attempt.getCredentials() instanceof String password ? password : "";
    try {
      return passwords.verify(typed, hash, () -> failedAttempts.requireAllowed(name, address));
    } catch (TooManyAttemptsException e) {
      events.record(SecurityEvent.PAUSED, member, address);
      throw e;
    }
  }

  /** A program proves a second factor with the password, and a person on the next page. */
  private UsernamePasswordAuthenticationToken authenticated(
      SignIn signIn, @Nullable Object details, String address) {
    var principal = signIn.principal();
    if (signIn.passwordHasEnded(clock.instant())) {
      throw OwnPasswordRequiredException.forEnded();
    }
    boolean on = secondFactors.isOn(principal.memberId());
    if (details instanceof ApiSignInDetails api) {
      requireNoStep(signIn);
      if (on) {
        var code = api.code().orElseThrow(() -> SecondFactorRequiredException.forCode(principal));
        requireCode(principal, code, address);
      }
    } else if (on) {
      throw SecondFactorRequiredException.forCode(principal);
    }
    return accepted.authentication(signIn);
  }

  /** What is missing can be done on pages only. */
  private void requireNoStep(SignIn signIn) {
    accepted
        .requiredStep(signIn)
        .ifPresent(step -> {
          throw switch (step) {
            case OWN_PASSWORD -> OwnPasswordRequiredException.forChoosing();
            case SECOND_FACTOR -> SecondFactorRequiredException.forSetup(signIn.principal());
          };
        });
  }

  private void requireCode(SignInPrincipal principal, String code, String address) {
    try {
      secondFactors.require(principal.memberId(), code, address);
    } catch (Problem problem) {
      throw SecondFactorRequiredException.forWrongCode(principal);
    }
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "local";
  }
}
