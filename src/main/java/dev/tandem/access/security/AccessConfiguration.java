package dev.tandem.access.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tandem.access.AccessProperties;
import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.signin.SignInAudit;
import dev.tandem.access.signin.SignIns;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.throttle.FailedAttempts;
import dev.tandem.access.token.BearerTokens;
import dev.tandem.access.token.JwtInternalTokens;
import dev.tandem.access.token.RememberedTokens;
import dev.tandem.access.token.SigningKeys;
import dev.tandem.access.token.TokenRevisionValidator;
import dev.tandem.kernel.caching.CacheMetrics;
import dev.tandem.kernel.schema.ModuleSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Password hashing, the limit on failed attempts, and the keys of both kinds of token. They run on
 * real time, not on the adjustable clock.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  ModuleSchema accessSchema() {
    return new ModuleSchema("access");
  }

  @Bean
  PasswordHashing passwordHashing(AccessProperties settings, CacheMetrics metrics) {
    var cost = settings.hashing();
    var argon2id =
        new Argon2PasswordEncoder(16, 32, 1, (int) cost.memory().toKilobytes(), cost.passes());
    return new PasswordHashing(argon2id, settings.passwordCacheTtl(), metrics);
  }

  @Bean
  FailedAttemptLimiter failedAttemptLimiter(FailedAttempts attempts, AccessProperties settings) {
    return new FailedAttemptLimiter(attempts, settings, Clock.systemUTC());
  }

  @Bean
  BearerTokens bearerTokens(
      SignIns signIns, JwtEncoder encoder, AccessProperties settings, SignInAudit audit) {
    return new BearerTokens(signIns, encoder, settings, audit, Clock.systemUTC());
  }

  @Bean
  JwtInternalTokens internalTokens(JwtEncoder encoder, AccessProperties settings) {
    return new JwtInternalTokens(encoder, settings, Clock.systemUTC());
  }

  @Bean
  JwtEncoder tokenEncoder(SigningKeys keys) {
    return new NimbusJwtEncoder(jwkSource(() -> List.of(keys.signing())));
  }

  @Bean
  JwtDecoder tokenDecoder(SigningKeys keys, SignIns signIns, CacheMetrics metrics) {
    var signatures =
        NimbusJwtDecoder.withJwkSource(jwkSource(keys::verifying))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    signatures.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtIssuerValidator(BearerTokens.ISSUER),
            new JwtAudienceValidator(BearerTokens.AUDIENCE)));
    return new RememberedTokens(
        signatures,
        id -> keys.verifying().stream().anyMatch(key -> key.getKeyID().equals(id)),
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(Duration.ofSeconds(5)), new TokenRevisionValidator(signIns)),
        metrics);
  }

  private static JWKSource<SecurityContext> jwkSource(Supplier<List<JWK>> keys) {
    return (selector, context) -> selector.select(new JWKSet(keys.get()));
  }
}
