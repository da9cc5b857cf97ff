package dev.tandem.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tandem.kernel.schema.ModuleSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  ModuleSchema accessSchema() {
    return new ModuleSchema("access");
  }

  @Bean
  Passwords passwords(AccessSettings settings) {
    var cost = settings.hashing();
    var argon2id =
        new Argon2PasswordEncoder(16, 32, 1, (int) cost.memory().toKilobytes(), cost.passes());
    return new Passwords(argon2id, settings, Clock.systemUTC());
  }

  @Bean
  Throttle throttle(AccessSettings settings) {
    return new Throttle(settings, Clock.systemUTC());
  }

  @Bean
  Tokens tokens(SignIns signIns, JwtEncoder encoder, AccessSettings settings, Audit audit) {
    return new Tokens(signIns, encoder, settings, audit, Clock.systemUTC());
  }

  @Bean
  SignedPassports passports(JwtEncoder encoder, AccessSettings settings) {
    return new SignedPassports(encoder, settings, Clock.systemUTC());
  }

  @Bean
  JwtEncoder tokenEncoder(SigningKey key) {
    return new NimbusJwtEncoder(source(key));
  }

  @Bean
  JwtDecoder tokenDecoder(SigningKey key) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(source(key)).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(Duration.ofSeconds(5)),
            new JwtIssuerValidator(Tokens.ISSUER)));
    return decoder;
  }

  private static JWKSource<SecurityContext> source(SigningKey key) {
    return (selector, context) -> {
      List<JWK> keys = List.of(key.get());
      return selector.select(new JWKSet(keys));
    };
  }
}
