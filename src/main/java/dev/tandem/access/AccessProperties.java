package dev.tandem.access;

import dev.tandem.access.token.InternalTokenVerifier;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param operator the first operator, made when there is none
 * @param minimumPasswordLength in characters, for every password set from now on
 * @param hashing what hashing a password costs, for every password set from now on
 * @param tokenLife how long a bearer token is good for
 * @param failures wrong passwords for one username from one address before it has to wait
 * @param failuresOfAddress wrong passwords from one address, whatever the username
 * @param pause how long it has to wait, counted from the first failure
 * @param remembered how long a password that was right is not hashed again
 * @param internalTokenLife how long a module that lives elsewhere believes whom it was introduced
 *     to
 * @param platformKeys of a process that is called by way of the platform only: the address of its
 *     public keys, or the keys (a JWK set)
 */
@ConfigurationProperties("tandem.access")
public record AccessProperties(
    @DefaultValue Operator operator,
    @DefaultValue("8") int minimumPasswordLength,
    @DefaultValue Hashing hashing,
    @DefaultValue("10m") Duration tokenLife,
    @DefaultValue("10") int failures,
    @DefaultValue("100") int failuresOfAddress,
    @DefaultValue("5m") Duration pause,
    @DefaultValue("2m") Duration remembered,
    @DefaultValue("20s") Duration internalTokenLife,
    @Nullable String platformKeys) {

  public static final String PLATFORM_KEYS = "tandem.access.platform-keys";

  public AccessProperties {
    if (internalTokenLife.isNegative()
        || internalTokenLife.compareTo(InternalTokenVerifier.MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "tandem.access.internal-token-life is at most "
              + InternalTokenVerifier.MAX_LIFETIME.toSeconds()
              + "s");
    }
  }

  public String requiredPlatformKeys() {
    return Objects.requireNonNull(platformKeys, PLATFORM_KEYS);
  }

  /**
   * @param password generated and printed once when absent
   */
  public record Operator(@DefaultValue("operator") String username, @Nullable String password) {}

  /**
   * Argon2id with one lane (RFC 9106); the defaults are the least that OWASP's Password Storage
   * Cheat Sheet asks for.
   */
  public record Hashing(@DefaultValue("19MB") DataSize memory, @DefaultValue("2") int passes) {

    public Hashing {
      if (memory.toKilobytes() < 8 || memory.toGigabytes() > 0 || passes < 1 || passes > 100) {
        throw new IllegalArgumentException(
            "tandem.access.hashing takes a memory of 8KB to 1023MB and 1 to 100 passes");
      }
    }
  }
}
