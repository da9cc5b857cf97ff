package dev.tandem.access.session;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.SignInTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a member who has signed in may do. */
public final class MemberAuthentication {

  private MemberAuthentication() {}

  /**
   * @param confirmedAt when the member last typed the password
   */
  public static UsernamePasswordAuthenticationToken of(
      SignInPrincipal principal, Set<Role> roles, Instant confirmedAt) {
    var authorities =
        roles.stream()
            .map(role -> "ROLE_" + role.name())
            .sorted()
            .<GrantedAuthority>map(SimpleGrantedAuthority::new);
    return token(
        principal, Stream.concat(authorities, Stream.of(SignInTime.authority(confirmedAt))));
  }

  /** May do nothing but this. */
  public static UsernamePasswordAuthenticationToken limitedTo(
      RequiredStep step, SignInPrincipal principal) {
    return token(principal, Stream.of(new SimpleGrantedAuthority(step.authority())));
  }

  public static Optional<RequiredStep> requiredStep(Authentication authentication) {
    var authorities = AuthorityUtils.authorityListToSet(authentication.getAuthorities());
    return Arrays.stream(RequiredStep.values())
        .filter(step -> authorities.contains(step.authority()))
        .findFirst();
  }

  private static UsernamePasswordAuthenticationToken token(
      SignInPrincipal principal, Stream<? extends GrantedAuthority> authorities) {
    return UsernamePasswordAuthenticationToken.authenticated(
        principal, null, List.copyOf(authorities.toList()));
  }
}
