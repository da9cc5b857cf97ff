package dev.tandem.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.HttpCache;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public keys that verify what the platform has signed, as a JWK set (RFC 7517). */
@RestController
class JwkSetController {

  private final SigningKeys keys;

  JwkSetController(SigningKeys keys) {
    this.keys = keys;
  }

  @HttpCache(CachePolicy.SHARED)
  @GetMapping("/api/access/keys")
  Map<String, Object> keys() {
    return new JWKSet(keys.verifying()).toPublicJWKSet().toJSONObject();
  }
}
