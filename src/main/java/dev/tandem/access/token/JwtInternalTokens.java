package dev.tandem.access.token;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.InternalTokens;
import dev.tandem.access.identity.SignInTime;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/**
 * Issues internal tokens as JWTs (ES256). Their issuer differs from that of bearer tokens, so that
 * neither is accepted for the other.
 */
public class JwtInternalTokens implements InternalTokens {

  static final String ISSUER = "tandem internal tokens";
  static final String EPOCH_CLAIM = "epoch";
  static final String REQUEST_CLAIM = "request";
  static final String COPY_CLAIM = "copy";

  private static final String ROLE_PREFIX = "ROLE_";

  private final JwtEncoder encoder;
  private final AccessProperties settings;
  private final Clock clock;

  public JwtInternalTokens(JwtEncoder encoder, AccessProperties settings, Clock clock) {
    this.encoder = encoder;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String issue(String module, long epoch, String requestId) {
    return issue(module, epoch, requestId, false);
  }

  @Override
  public String issueForCopy(String module, long epoch, String requestId) {
    return issue(module, epoch, requestId, true);
  }

  private String issue(String module, long epoch, String requestId, boolean copy) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var claims =
        JwtClaimsSet.builder()
            .issuer(ISSUER)
            .audience(List.of(module))
            .id(UUID.randomUUID().toString())
            .issuedAt(now)
            .expiresAt(now.plus(settings.internalTokenLife()))
            .claim(EPOCH_CLAIM, epoch)
            .claim(REQUEST_CLAIM, requestId)
            .claim(COPY_CLAIM, copy);
    addCaller(claims, SecurityContextHolder.getContext().getAuthentication());
    var header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
  }

  private static void addCaller(JwtClaimsSet.Builder claims, @Nullable Authentication caller) {
    if (caller == null
        || !caller.isAuthenticated()
        || caller instanceof AnonymousAuthenticationToken) {
      return;
    }
    claims.subject(caller.getName());
    claims.claim("roles", roles(caller));
    SignInTime.find(caller)
        .ifPresent(time -> claims.claim(SignInTime.CLAIM, time.getEpochSecond()));
    if (caller.getPrincipal() instanceof Jwt token) {
      var actor = token.getClaimAsMap("act");
      if (actor != null) {
        claims.claim("act", actor);
      }
    }
  }

  private static List<String> roles(Authentication caller) {
    return AuthorityUtils.authorityListToSet(caller.getAuthorities()).stream()
        .filter(authority -> authority.startsWith(ROLE_PREFIX))
        .map(authority -> authority.substring(ROLE_PREFIX.length()))
        .sorted()
        .toList();
  }
}
