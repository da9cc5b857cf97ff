package dev.tandem.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tandem.kernel.caching.CacheMetrics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers the tokens whose signature was verified, under a digest, until they expire (decision
 * 0147). Only what can never change about a token is remembered: everything else, as whether its
 * member may still sign in and whether its key is still in use, is asked again each time.
 */
public final class RememberedTokens implements JwtDecoder {

  static final int MOST = 10_000;

  private final JwtDecoder signatures;
  private final Predicate<Object> keyInUse;
  private final OAuth2TokenValidator<Jwt> present;
  private final Cache<String, Jwt> verified;

  /**
   * @param signatures verifies what never changes
   * @param keyInUse whether tokens signed with the key of this id are accepted
   * @param present checks what may change while a token lives
   */
  public RememberedTokens(
      JwtDecoder signatures,
      Predicate<Object> keyInUse,
      OAuth2TokenValidator<Jwt> present,
      CacheMetrics metrics) {
    this.signatures = signatures;
    this.keyInUse = keyInUse;
    this.present = present;
    this.verified =
        metrics.build(
            RememberedTokens.class,
            "verified",
            Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Jwt>creating((digest, token) -> timeLeft(token))));
  }

  @Override
  public Jwt decode(String token) throws JwtException {
    var digest = digest(token);
    var known = verified.getIfPresent(digest);
    if (known != null && keyInUse.test(known.getHeaders().get("kid"))) {
      return requireValid(known);
    }
    var jwt = requireValid(signatures.decode(token));
    verified.put(digest, jwt);
    return jwt;
  }

  private Jwt requireValid(Jwt token) {
    var result = present.validate(token);
    if (result.hasErrors()) {
      throw new JwtValidationException("The token is no longer valid", result.getErrors());
    }
    return token;
  }

  private static Duration timeLeft(Jwt token) {
    var left = Duration.between(Instant.now(), Objects.requireNonNull(token.getExpiresAt()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static String digest(String token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
