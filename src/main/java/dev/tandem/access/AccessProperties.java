package dev.tandem.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How members sign in, and how long tokens are valid.
 *
 * @param operator the initial operator, created when there is none
 * @param minimumPasswordLength in characters; applies to passwords set from now on
 * @param hashing the cost of hashing a password; applies to passwords set from now on
 * @param tokenLife how long a bearer token is valid
 * @param sessionLife how long a session lasts, however much it is used
 * @param signingKeyLife after which a new key signs the tokens
 * @param maxFailedAttempts wrong passwords for one username from one address before further
 *     attempts are rejected; after twice as many over all addresses, pauses begin
 * @param maxFailedAttemptsPerAddress wrong passwords from one address, for any username, before
 *     further attempts are rejected
 * @param lockoutDuration how long attempts are rejected, counted from the first wrong password
 * @param passwordCacheTtl how long a verified password is accepted without hashing it again
 * @param confirmationLife how long after typing the password a member may do what is sensitive
 *     without typing it again
 * @param givenPasswordLife how long a password that somebody else chose signs in, only to choose
 *     another; with 0 it lasts, which is for demonstrations and tests
 * @param internalTokenLife how long an internal token is valid; at most {@link
 *     #MAX_INTERNAL_TOKEN_LIFE}
 * @param trustedProxies the addresses or networks ({@code 10.0.0.0/8}) of the proxies that end TLS
 *     before Tandem; only their {@code X-Forwarded-*} headers count, and with any of them cookies
 *     are sent over TLS only
 * @param platformKeys of a process that is called through the platform only: the address of the
 *     platform's public keys, or the keys themselves (a JWK set)
 * @param scrapeToken by which a Prometheus reads the metrics; without it only operators do
 */
@ConfigurationProperties("tandem.access")
public record AccessProperties(
    @DefaultValue Operator operator,
    @DefaultValue("8") int minimumPasswordLength,
    @DefaultValue Hashing hashing,
    @DefaultValue("10m") Duration tokenLife,
    @DefaultValue("12h") Duration sessionLife,
    @DefaultValue("90d") Duration signingKeyLife,
    @DefaultValue("10") int maxFailedAttempts,
    @DefaultValue("100") int maxFailedAttemptsPerAddress,
    @DefaultValue("5m") Duration lockoutDuration,
    @DefaultValue("2m") Duration passwordCacheTtl,
    @DefaultValue("10m") Duration confirmationLife,
    @DefaultValue("24h") Duration givenPasswordLife,
    @DefaultValue("20s") Duration internalTokenLife,
    @DefaultValue List<String> trustedProxies,
    @Nullable String platformKeys,
    @Nullable String scrapeToken) {

  /** Internal tokens that are valid for longer are neither issued nor accepted. */
  public static final Duration MAX_INTERNAL_TOKEN_LIFE = Duration.ofSeconds(30);

  public static final String PLATFORM_KEYS = "tandem.access.platform-keys";

  public AccessProperties {
    trustedProxies = List.copyOf(trustedProxies);
    if (internalTokenLife.isNegative()
        || internalTokenLife.compareTo(MAX_INTERNAL_TOKEN_LIFE) > 0) {
      throw new IllegalArgumentException(
          "tandem.access.internal-token-life is at most "
              + MAX_INTERNAL_TOKEN_LIFE.toSeconds()
              + "s");
    }
  }

  /** Whether callers reach Tandem over TLS, which a trusted proxy ends. */
  public boolean behindTls() {
    return !trustedProxies.isEmpty();
  }

  /** Whether this process is called through the platform only. */
  public boolean isService() {
    return platformKeys != null && !platformKeys.equals("none");
  }

  public String requiredPlatformKeys() {
    return Objects.requireNonNull(platformKeys, PLATFORM_KEYS);
  }

  /**
   * @param password generated when absent, and written to a file that only the owner may read
   */
  public record Operator(@DefaultValue("operator") String username, @Nullable String password) {}

  /**
   * Argon2id with one lane (RFC 9106). The defaults are the minimum of OWASP's Password Storage
   * Cheat Sheet.
   */
  public record Hashing(@DefaultValue("19MB") DataSize memory, @DefaultValue("2") int passes) {

    public Hashing {
      if (memory.toKilobytes() < 8 || memory.toGigabytes() > 0 || passes < 1 || passes > 100) {
        throw new IllegalArgumentException(
            "tandem.access.hashing needs a memory of 8KB to 1023MB and 1 to 100 passes");
      }
    }
  }
}
