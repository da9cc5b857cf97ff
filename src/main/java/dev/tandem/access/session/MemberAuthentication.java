package dev.tandem.access.session;

import dev.tandem.access.identity.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** What a member who has signed in may do. */
public final class MemberAuthentication {

  /** Held instead of roles until a second factor is set up. */
  public static final String SETTING_UP = "SETTING_UP_SECOND_FACTOR";

  private MemberAuthentication() {}

  public static UsernamePasswordAuthenticationToken of(SignInPrincipal principal, Set<Role> roles) {
    return token(principal, roles.stream().map(role -> "ROLE_" + role.name()).sorted().toList());
  }

  /** May do nothing but set up a second factor. */
  public static UsernamePasswordAuthenticationToken settingUp(SignInPrincipal principal) {
    return token(principal, List.of(SETTING_UP));
  }

  public static boolean isSettingUp(Authentication authentication) {
    return authorities(authentication).contains(SETTING_UP);
  }

  static boolean hasExactly(Authentication authentication, Set<Role> roles) {
    return authorities(authentication)
        .equals(roles.stream().map(role -> "ROLE_" + role.name()).collect(Collectors.toSet()));
  }

  private static Set<String> authorities(Authentication authentication) {
    return AuthorityUtils.authorityListToSet(authentication.getAuthorities());
  }

  private static UsernamePasswordAuthenticationToken token(
      SignInPrincipal principal, Collection<String> authorities) {
    return UsernamePasswordAuthenticationToken.authenticated(
        principal, null, AuthorityUtils.createAuthorityList(authorities));
  }
}
