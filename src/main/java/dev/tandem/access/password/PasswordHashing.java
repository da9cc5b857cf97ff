package dev.tandem.access.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tandem.access.throttle.TooManyAttemptsException;
import dev.tandem.kernel.caching.CacheMetrics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes passwords and compares them with their hashes. A comparison is slow and takes 19 MiB on
 * purpose, so at most as many run at once as there are processors, and a verified password is
 * cached for a short time under a digest that is keyed with a secret of this process. The stored
 * hash is part of the digest, so a changed password is never found in the cache.
 */
public final class PasswordHashing {

  private static final int MAX_LENGTH = 200;
  private static final int MAX_CACHED_DIGESTS = 10_000;
  private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(10);

  private final PasswordEncoder encoder;
  private final SingletonSupplier<String> dummyHash;
  private final PasswordDigest digests = new PasswordDigest();
  private final Cache<String, Boolean> verifiedDigests;
  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors());

  public PasswordHashing(PasswordEncoder encoder, Duration cacheTtl, CacheMetrics metrics) {
    this.encoder = encoder;
    this.dummyHash = SingletonSupplier.of(() -> hash("nobody's password"));
    this.verifiedDigests =
        metrics.build(
            PasswordHashing.class,
            "verifiedDigests",
            Caffeine.newBuilder().expireAfterWrite(cacheTtl).maximumSize(MAX_CACHED_DIGESTS));
  }

  public String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  /**
   * @param hash null for an unknown member: the comparison takes as long as for a known one
   * @param requireAllowed runs unless the password is remembered, and throws to prevent the slow
   *     comparison
   */
  public PasswordMatch verify(String password, @Nullable String hash, Runnable requireAllowed) {
    if (password.length() > MAX_LENGTH) {
      requireAllowed.run();
      return PasswordMatch.TOO_LONG;
    }
    var digest = hash == null ? null : digests.of(password, hash);
    return isVerified(digest)
        ? PasswordMatch.REMEMBERED
        : withPermit(() -> compare(password, hash, digest, requireAllowed));
  }

  private PasswordMatch compare(
      String password, @Nullable String hash, @Nullable String digest, Runnable requireAllowed) {
    if (isVerified(digest)) {
      return PasswordMatch.REMEMBERED;
    }
    requireAllowed.run();
    var comparedHash = hash == null ? dummyHash.obtain() : hash;
    if (!encoder.matches(password, comparedHash) || digest == null) {
      return PasswordMatch.WRONG;
    }
    verifiedDigests.put(digest, true);
    return PasswordMatch.CORRECT;
  }

  private boolean isVerified(@Nullable String digest) {
    return digest != null && verifiedDigests.getIfPresent(digest) != null;
  }

  private PasswordMatch withPermit(Supplier<PasswordMatch> comparison) {
    try {
      if (!permits.tryAcquire(PERMIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        throw new TooManyAttemptsException(PERMIT_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAttemptsException(PERMIT_TIMEOUT);
    }
    try {
      return comparison.get();
    } finally {
      permits.release();
    }
  }
}
