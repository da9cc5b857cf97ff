package dev.tandem.access.signin;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
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

  PasswordAuthenticationProvider(
      SignIns signIns, PasswordHashing passwords, FailedAttemptLimiter failedAttempts) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.failedAttempts = failedAttempts;
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
    if (!matches(attempt, signIn, name, address)) {
      failedAttempts.recordFailure(name, address);
      throw new BadCredentialsException("Wrong username or password");
    }
    failedAttempts.recordSuccess(name, address);
    return authenticated(signIn.orElseThrow(), attempt);
  }

  private boolean matches(
      Authentication attempt, Optional<SignIn> signIn, String name, String address) {
    var hash = signIn.map(SignIn::usableHash).orElse(null);
    var typed = attempt.getCredentials() instanceof String password ? password : "";
    return passwords.matches(typed, hash, () -> failedAttempts.requireAllowed(name, address));
  }

  private static Authentication authenticated(SignIn signIn, Authentication attempt) {
    var roles = signIn.roles().stream().map(role -> "ROLE_" + role.name()).toList();
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(
            new SignInPrincipal(signIn.memberId().value(), signIn.credentialsRevision()),
            null,
            AuthorityUtils.createAuthorityList(roles));
    authentication.setDetails(attempt.getDetails());
    return authentication;
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "local";
  }
}
