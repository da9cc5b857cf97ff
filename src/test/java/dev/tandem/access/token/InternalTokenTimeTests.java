package dev.tandem.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.tandem.access.identity.InternalTokens;
import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.SignInTime;
import dev.tandem.access.session.MemberAuthentication;
import dev.tandem.access.session.SignInPrincipal;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** A module in another process knows when the caller last typed the password. */
@ModuleTest
class InternalTokenTimeTests {

  private static final Instant EARLIER = Instant.parse("2026-03-01T08:15:30Z");

  @Autowired InternalTokens tokens;
  @Autowired SigningKeys keys;

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void theTimeTravelsWithTheToken() {
    var principal = new SignInPrincipal(UUID.randomUUID(), 1);
    SecurityContextHolder.getContext()
        .setAuthentication(MemberAuthentication.of(principal, Set.of(Role.MENTEE), EARLIER));
    var token = tokens.issue("preferences", 1, "a request");

    var decoder = decoder();
    var caller = InternalAuthentication.of(decoder.decode(token));
    assertThat(SignInTime.find(caller)).contains(EARLIER);
    assertThat(caller.getName()).isEqualTo(principal.getName());
  }

  @Test
  void whoSignedInNowhereHasNone() {
    var decoder = decoder();
    var caller = InternalAuthentication.of(decoder.decode(tokens.issue("members", 1, "a request")));
    assertThat(SignInTime.find(caller)).isEmpty();
  }

  private JwtDecoder decoder() {
    return NimbusJwtDecoder.withJwkSource(
            (selector, context) -> selector.select(new JWKSet(keys.verifying())))
        .jwsAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }
}
