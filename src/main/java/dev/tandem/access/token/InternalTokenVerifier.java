package dev.tandem.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.tandem.access.AccessProperties;
import dev.tandem.kernel.tls.TrustedCertificates;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies internal tokens with the public keys of the platform, which stay cached while the
 * platform is unreachable.
 */
public final class InternalTokenVerifier {

  private static final String BEARER_PREFIX = "Bearer ";
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_KEY_SET_BYTES = 64 * 1024;

  private final JwtDecoder decoder;

  /**
   * @param keys the address of a JWK set, or the set itself
   */
  public InternalTokenVerifier(String keys, TrustedCertificates trusted) {
    var nimbus =
        NimbusJwtDecoder.withJwkSource(source(keys.strip(), trusted))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    nimbus.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(CLOCK_SKEW),
            new JwtIssuerValidator(JwtInternalTokens.ISSUER),
            InternalTokenVerifier::isShortLived));
    this.decoder = nimbus;
  }

  /**
   * The internal token in a header; empty if there is none, or none that is valid for the module.
   *
   * @throws org.springframework.security.oauth2.jwt.JwtException when no key is available to decide
   */
  Optional<Jwt> find(@Nullable String authorization, String module) {
    if (authorization == null || !authorization.startsWith(BEARER_PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decoder.decode(authorization.substring(BEARER_PREFIX.length())))
          .filter(token -> List.of(module).equals(token.getAudience()));
    } catch (BadJwtException e) {
      return Optional.empty();
    }
  }

  private static JWKSource<SecurityContext> source(String keys, TrustedCertificates trusted) {
    try {
      return keys.startsWith("{")
          ? new ImmutableJWKSet<>(JWKSet.parse(keys).toPublicJWKSet())
          : JWKSourceBuilder.create(
                  URI.create(keys).toURL(),
                  new DefaultResourceRetriever(
                      TIMEOUT_MILLIS,
                      TIMEOUT_MILLIS,
                      MAX_KEY_SET_BYTES,
                      true,
                      trusted.context().map(SSLContext::getSocketFactory).orElse(null)))
              .rateLimited(Duration.ofSeconds(1).toMillis())
              .outageTolerantForever()
              .build();
    } catch (ParseException | MalformedURLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "tandem.access.platform-keys is neither a JWK set nor the address of one", e);
    }
  }

  private static OAuth2TokenValidatorResult isShortLived(Jwt token) {
    var issued = token.getIssuedAt();
    var expires = token.getExpiresAt();
    return issued != null
            && expires != null
            && !Duration.between(issued, expires)
                .minus(AccessProperties.MAX_INTERNAL_TOKEN_LIFE)
                .isPositive()
            && Objects.requireNonNullElse(token.getAudience(), List.of()).size() == 1
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }
}
