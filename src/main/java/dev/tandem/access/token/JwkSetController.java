package dev.tandem.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public keys that verify what the platform has signed, as a JWK set (RFC 7517). */
@RestController
class JwkSetController {

  private final SigningKeys keys;

  JwkSetController(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/api/access/keys")
  ResponseEntity<Map<String, Object>> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(new JWKSet(keys.verifying()).toPublicJWKSet().toJSONObject());
  }
}
