package dev.tandem.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks passports by the public keys of the platform, which stay known while home is away. */
public final class InternalTokenVerifier {

  /** An internal token that lives longer was not made by the façade. */
  public static final Duration MAX_LIFETIME = Duration.ofSeconds(30);

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
  private static final int TIMEOUT_MILLIS = 2_000; // milliseconds
  private static final int MAX_KEY_SET_BYTES = 64 * 1024; // bytes

  private final JwtDecoder decoder;

  /**
   * @param keys the address of a JWK set, or the set itself
   */
  public InternalTokenVerifier(String keys) {
    var nimbus =
        NimbusJwtDecoder.withJwkSource(source(keys.strip()))
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
   * @throws org.springframework.security.oauth2.jwt.BadJwtException for what is no valid internal
   *     token
   * @throws org.springframework.security.oauth2.jwt.JwtException where no key can be had to tell
   */
  Jwt verify(String token) {
    return decoder.decode(token);
  }

  private static JWKSource<SecurityContext> source(String keys) {
    try {
      return keys.startsWith("{")
          ? new ImmutableJWKSet<>(JWKSet.parse(keys).toPublicJWKSet())
          : JWKSourceBuilder.create(
                  URI.create(keys).toURL(),
                  new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEY_SET_BYTES))
              .rateLimited(Duration.ofSeconds(1).toMillis())
              .outageTolerantForever()
              .build();
    } catch (ParseException | MalformedURLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "tandem.access.platform-keys is neither the address of a JWK set nor one itself", e);
    }
  }

  private static OAuth2TokenValidatorResult isShortLived(Jwt passport) {
    var issued = passport.getIssuedAt();
    var expires = passport.getExpiresAt();
    return issued != null
            && expires != null
            && !Duration.between(issued, expires).minus(MAX_LIFETIME).isPositive()
            && Objects.requireNonNullElse(passport.getAudience(), java.util.List.of()).size() == 1
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }
}
