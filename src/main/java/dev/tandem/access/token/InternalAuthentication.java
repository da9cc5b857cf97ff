package dev.tandem.access.token;

import dev.tandem.access.identity.SignInTime;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Turns an internal token into the authentication of the member for whom it was signed. */
final class InternalAuthentication {

  private static final String ANONYMOUS = "nobody";

  private InternalAuthentication() {}

  static JwtAuthenticationToken of(Jwt token) {
    var member = token.getSubject();
    if (member == null) {
      return new JwtAuthenticationToken(
          token,
          AuthorityUtils.createAuthorityList(InternalTokenFilter.INTERNAL_CALLER),
          ANONYMOUS);
    }
    var roles = Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
    var authorities =
        AuthorityUtils.createAuthorityList(
            InternalTokenFilter.INTERNAL_CALLER, InternalTokenFilter.INTERNAL_MEMBER);
    authorities.addAll(
        AuthorityUtils.createAuthorityList(roles.stream().map(role -> "ROLE_" + role).toList()));
    SignInTime.authorityOf(token).ifPresent(authorities::add);
    return new JwtAuthenticationToken(token, authorities, member);
  }
}
