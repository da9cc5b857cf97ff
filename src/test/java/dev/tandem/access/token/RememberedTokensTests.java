package dev.tandem.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.caching.CacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A signature is verified once; whether a token is still good is asked each time. */
class RememberedTokensTests {

  private final Set<Object> keys = new HashSet<>(Set.of("first"));
  private final Set<String> revoked = new HashSet<>();
  private Duration life = Duration.ofMinutes(10);
  private int verified;

  private final RememberedTokens tokens =
      new RememberedTokens(
          this::verify, keys::contains, this::check, new CacheMetrics(new SimpleMeterRegistry()));

  @Test
  void verifiesASignatureOnce() {
    assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
    assertThat(verified).isEqualTo(1);
  }

  @Test
  void knowsNoOtherTokenForIt() {
    tokens.decode("a");

    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
    tokens.decode("b");
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void refusesARememberedTokenAtOnceWhenItIsRevoked() {
    tokens.decode("a");
    revoked.add("a");

    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("a"));
    assertThat(verified).isEqualTo(1);
  }

  @Test
  void verifiesAgainWhenTheKeyIsNoLongerInUse() {
    tokens.decode("a");
    keys.clear();

    tokens.decode("a");
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void doesNotRememberATokenThatHasExpired() {
    life = Duration.ofMillis(-1);
    tokens.decode("a");
    tokens.decode("a");

    assertThat(verified).isEqualTo(2);
  }

  private Jwt verify(String token) {
    if (token.equals("forged")) {
      throw new BadJwtException("signature");
    }
    verified++;
    return Jwt.withTokenValue(token)
        .header("kid", "first")
        .issuedAt(Instant.now().minusSeconds(1))
        .expiresAt(Instant.now().plus(life))
        .build();
  }

  private OAuth2TokenValidatorResult check(Jwt token) {
    return revoked.contains(token.getTokenValue())
        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
        : OAuth2TokenValidatorResult.success();
  }
}
