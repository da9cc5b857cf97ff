package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/**
 * Compares passwords with their hashes. That is slow and takes 19 MiB on purpose, so only as many
 * at once as there are processors, and what was right is remembered for a short while under a
 * digest keyed with a secret of this process. The stored hash is part of the digest: a changed
 * password is a different one.
 */
public class PasswordHashing {

  private static final int MAX_LENGTH = 200;

  private final PasswordEncoder encoder;
  private final SingletonSupplier<String> dummyHash;
  private final byte[] secret = new byte[32];
  private final ExpiringCache<String, Boolean> verifiedDigests;
  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors());

  public PasswordHashing(PasswordEncoder encoder, AccessProperties settings, Clock clock) {
    this.encoder = encoder;
    this.dummyHash = SingletonSupplier.of(() -> hash("nobody's password"));
    this.verifiedDigests = new ExpiringCache<>(settings.remembered(), clock);
    new SecureRandom().nextBytes(secret);
  }

  public String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  /**
   * @param hash null where there is no one to sign in: it takes as long as if there were
   * @param mayTry asked before the slow comparison, throws to refuse it
   */
  boolean matches(String password, @Nullable String hash, Runnable mayTry) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    var digest = hash == null ? null : digest(password, hash);
    return isVerified(digest) || withPermit(() -> compare(password, hash, digest, mayTry));
  }

  private boolean compare(
      String password, @Nullable String hash, @Nullable String digest, Runnable mayTry) {
    if (isVerified(digest)) {
      return true;
    }
    mayTry.run();
    var nobodys = this.dummyHash.obtain();
    var same = encoder.matches(password, hash == null ? nobodys : hash);
    if (!same || digest == null) {
      return false;
    }
    verifiedDigests.merge(digest, true, it -> true);
    return true;
  }

  private boolean isVerified(@Nullable String digest) {
    return digest != null && verifiedDigests.find(digest).isPresent();
  }

  private boolean withPermit(BooleanSupplier work) {
    try {
      if (!permits.tryAcquire(10, TimeUnit.SECONDS)) {
        throw new TooManyAttemptsException(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAttemptsException(Duration.ofSeconds(10));
    }
    try {
      return work.getAsBoolean();
    } finally {
      permits.release();
    }
  }

  private String digest(String password, String hash) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(hash.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      var typed = password.getBytes(StandardCharsets.UTF_8);
      var digest = HexFormat.of().formatHex(mac.doFinal(typed));
      Arrays.fill(typed, (byte) 0);
      return digest;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
