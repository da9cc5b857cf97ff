package dev.tandem.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tandem.access.AccessProperties;
import dev.tandem.access.encryption.SecretCiphers;
import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.secret.SecretCipher;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The platform's P-256 keys, stored in the database and shared by all processes. A key is published
 * for some minutes before it signs, signs for its life, and verifies until all that it signed has
 * expired. The database knows the private half encrypted only: a process signs with the newest key
 * that it can decrypt, and verifies with all of them.
 */
@Component
public class SigningKeys {

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(15);
  private static final Duration READ_EVERY = Duration.ofMinutes(1);

  private static final String USE = "tandem signing keys";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AccessProperties settings;
  private final SecretCipher cipher;
  private final Clock clock;
  private volatile @Nullable Stored stored;

  @Autowired
  SigningKeys(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      AccessProperties settings,
      SecretCiphers ciphers) {
    this(jdbc, transaction, settings, ciphers, Clock.systemUTC());
  }

  SigningKeys(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      AccessProperties settings,
      SecretCiphers ciphers,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.settings = settings;
    this.cipher = ciphers.forUse(USE);
    this.clock = clock;
  }

  public JWK signing() {
    var published = clock.instant().minus(PUBLISHED_BEFORE);
    var keys = signing(read().keys());
    return keys.stream()
        .filter(key -> !key.createdAt().isAfter(published))
        .reduce((older, newer) -> newer)
        .orElseGet(keys::getFirst)
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
    return new Stored(isDue(keys, now) || canForgetSecrets(keys, now) ? renew(now) : keys, now);
  }

  private static List<StoredKey> signing(List<StoredKey> keys) {
    return keys.stream().filter(key -> key.jwk().isPrivate()).toList();
  }

  /** Also after a version that kept the private halves in clear. */
  private boolean isDue(List<StoredKey> keys, Instant now) {
    var own = signing(keys);
    return own.isEmpty()
        || own.getLast().inClear()
        || !now.isBefore(own.getLast().createdAt().plus(settings.signingKeyLife()));
  }

  /** Whether keys in clear do not sign any more. */
  private static boolean canForgetSecrets(List<StoredKey> keys, Instant now) {
    return keys.stream().anyMatch(StoredKey::inClear)
        && !keys.getLast().inClear()
        && !now.isBefore(keys.getLast().createdAt().plus(PUBLISHED_BEFORE));
  }

  /** One process creates the next key; the others wait for it and read it. */
  private List<StoredKey> renew(Instant now) {
    return transaction.execute(status -> {
      jdbc.sql("lock table access.signing_key in share row exclusive mode").update();
      var known = load();
      if (canForgetSecrets(known, now)) {
        known.stream().filter(StoredKey::inClear).forEach(this::forgetSecret);
      }
      if (isDue(known, now)) {
        jdbc.sql("delete from access.signing_key where created_at < ?")
            .param(now.minus(settings.signingKeyLife().multipliedBy(2)))
            .update();
        var key = generate();
        var encrypted = cipher.encrypt(key.toJSONString(), key.getKeyID());
        jdbc.sql(
                """
                insert into access.signing_key (kid, jwk, private_key, created_at)
                values (?, ?, ?, ?)
                """)
            .params(key.getKeyID(), key.toPublicJWK().toJSONString(), encrypted, now)
            .update();
      }
      return load();
    });
  }

  private List<StoredKey> load() {
    return jdbc.sql(
            "select jwk, private_key, created_at from access.signing_key order by created_at, kid")
        .query((row, number) ->
            open(parse(row.getString(1)), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** Of a key that another secret encrypts, only the public half is known here. */
  private StoredKey open(JWK jwk, @Nullable String privateKey, Instant createdAt) {
    if (privateKey == null) {
      return new StoredKey(jwk, createdAt, jwk.isPrivate());
    }
    try {
      return new StoredKey(parse(cipher.decrypt(privateKey, jwk.getKeyID())), createdAt, false);
    } catch (IllegalStateException e) {
      LOG.debug("The key {} for signing tokens belongs to other processes", jwk.getKeyID(), e);
      return new StoredKey(jwk, createdAt, false);
    }
  }

  private void forgetSecret(StoredKey key) {
    jdbc.sql("update access.signing_key set jwk = ? where kid = ?")
        .params(key.jwk().toPublicJWK().toJSONString(), key.jwk().getKeyID())
        .update();
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

  /**
   * @param inClear whether the database has its private half in clear
   */
  private record StoredKey(JWK jwk, Instant createdAt, boolean inClear) {}

  private record Stored(List<StoredKey> keys, Instant readAt) {}
}
