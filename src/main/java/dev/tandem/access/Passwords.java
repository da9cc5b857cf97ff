package dev.tandem.access;

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
class Passwords {

  private static final int LONGEST = 200;

  private final PasswordEncoder encoder;
  private final SingletonSupplier<String> nobodys;
  private final byte[] secret = new byte[32];
  private final Recent<String, Boolean> right;
  private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors());

  Passwords(PasswordEncoder encoder, AccessSettings settings, Clock clock) {
    this.encoder = encoder;
    this.nobodys = SingletonSupplier.of(() -> hash("nobody's password"));
    this.right = new Recent<>(settings.remembered(), clock);
    new SecureRandom().nextBytes(secret);
  }

  String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  /**
   * @param hash null where there is no one to sign in: it takes as long as if there were
   * @param mayTry asked before the slow comparison, throws to refuse it
   */
  boolean match(String password, @Nullable String hash, Runnable mayTry) {
    if (password.length() > LONGEST) {
      return false;
    }
    var digest = hash == null ? null : digest(password, hash);
    return isRemembered(digest) || inSlot(() -> compare(password, hash, digest, mayTry));
  }

  private boolean compare(
      String password, @Nullable String hash, @Nullable String digest, Runnable mayTry) {
    if (isRemembered(digest)) {
      return true;
    }
    mayTry.run();
    var nobodys = this.nobodys.obtain();
    var same = encoder.matches(password, hash == null ? nobodys : hash);
    if (!same || digest == null) {
      return false;
    }
    right.update(digest, true, it -> true);
    return true;
  }

  private boolean isRemembered(@Nullable String digest) {
    return digest != null && right.find(digest).isPresent();
  }

  private boolean inSlot(BooleanSupplier work) {
    try {
      if (!slots.tryAcquire(10, TimeUnit.SECONDS)) {
        throw new TooManyFailures(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyFailures(Duration.ofSeconds(10));
    }
    try {
      return work.getAsBoolean();
    } finally {
      slots.release();
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
