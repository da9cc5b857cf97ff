package dev.tandem.access.identity;

import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * When a caller last proved to be the member. Kept among the authorities, as Spring Security does,
 * and passed on in tokens as {@code auth_time} (OpenID Connect).
 */
public final class SignInTime {

  public static final String CLAIM = "auth_time";

  private SignInTime() {}

  public static GrantedAuthority authority(Instant time) {
    return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
        .issuedAt(time)
        .build();
  }

  public static Optional<Instant> find(Authentication caller) {
    return caller.getAuthorities().stream()
        .filter(FactorGrantedAuthority.class::isInstance)
        .map(FactorGrantedAuthority.class::cast)
        .filter(it -> FactorGrantedAuthority.PASSWORD_AUTHORITY.equals(it.getAuthority()))
        .map(FactorGrantedAuthority::getIssuedAt)
        .findFirst();
  }

  /** Empty if the token does not say it. */
  public static Optional<GrantedAuthority> authorityOf(Jwt token) {
    return token.getClaim(CLAIM) instanceof Number seconds
        ? Optional.of(authority(Instant.ofEpochSecond(seconds.longValue())))
        : Optional.empty();
  }
}
