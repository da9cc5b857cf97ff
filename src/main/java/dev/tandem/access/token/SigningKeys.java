package dev.tandem.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tandem.access.AccessProperties;
import dev.tandem.kernel.role.ModuleWork;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The platform's P-256 keys, stored in the database and shared by all processes. A key is published
 * for some minutes before it signs, signs for its life, and verifies until all that it signed has
 * expired.
 */
@Component
public class SigningKeys {

  static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(15);
  private static final Duration READ_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AccessProperties settings;
  private final Clock clock;
  private volatile @Nullable Stored stored;

  @Autowired
  SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, AccessProperties settings) {
    this(jdbc, transaction, settings, Clock.systemUTC());
  }

  SigningKeys(
      JdbcClient jdbc, TransactionTemplate transaction, AccessProperties settings, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  public JWK signing() {
    var published = clock.instant().minus(PUBLISHED_BEFORE);
    var keys = read().keys();
    return keys.stream()
        .filter(key -> !key.createdAt().isAfter(published))
        .reduce((older, newer) -> newer)
        .orElse(keys.getFirst())
        .jwk();
  }

  public List<JWK> verifying() {
    return read().keys().stream().map(StoredKey::jwk).toList();
  }

  private Stored read() {
    var now = clock.instant();
    var known = stored;
    if (known == null || !now.isBefore(known.readAt().plus(READ_EVERY))) {
      known = ModuleWork.callForPlatform(() -> readNow(now));
      stored = known;
    }
    return known;
  }

  private Stored readNow(Instant now) {
    var keys = load();
    return new Stored(isDue(keys, now) ? renew(now) : keys, now);
  }

  private boolean isDue(List<StoredKey> keys, Instant now) {
    return keys.isEmpty()
        || !now.isBefore(keys.getLast().createdAt().plus(settings.signingKeyLife()));
  }

  /** One process creates the next key; the others wait for it and read it. */
  private List<StoredKey> renew(Instant now) {
    return transaction.execute(status -> {
      jdbc.sql("lock table access.signing_key in share row exclusive mode").update();
      if (isDue(load(), now)) {
        jdbc.sql("delete from access.signing_key where created_at < ?")
            .param(now.minus(settings.signingKeyLife().multipliedBy(2)))
            .update();
        var key = generate();
        jdbc.sql("insert into access.signing_key (kid, jwk, created_at) values (?, ?, ?)")
            .params(key.getKeyID(), key.toJSONString(), now)
            .update();
      }
      return load();
    });
  }

  private List<StoredKey> load() {
    return jdbc.sql("select jwk, created_at from access.signing_key order by created_at, kid")
        .query((row, number) ->
            new StoredKey(parse(row.getString(1)), row.getTimestamp(2).toInstant()))
        .list();
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("No key for signing tokens can be generated", e);
    }
  }

  private static JWK parse(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("A stored key for signing tokens is unusable", e);
    }
  }

  private record StoredKey(JWK jwk, Instant createdAt) {}

  private record Stored(List<StoredKey> keys, Instant readAt) {}
}
