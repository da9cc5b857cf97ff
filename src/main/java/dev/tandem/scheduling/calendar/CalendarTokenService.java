package dev.tandem.scheduling.calendar;

import dev.tandem.scheduling.offering.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/**
 * Issues, revokes and checks the tokens of calendar feeds. A token consists of 256 random bits, so
 * a plain SHA-256 hash is enough to keep the stored tokens from being used.
 */
@Service
public class CalendarTokenService {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final CalendarTokens tokens;
  private final Clock clock;

  CalendarTokenService(CalendarTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Creates a new token, which replaces the member's earlier one. */
  public String issue(UUID member) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    tokens.replace(new MemberId(member), hash(token), clock.instant());
    return token;
  }

  public void revoke(UUID member) {
    tokens.deleteById(new MemberId(member));
  }

  /** A feed that was turned on since then stays. */
  void revokeIssuedBefore(UUID member, Instant instant) {
    tokens.deleteIssuedBefore(new MemberId(member), instant);
  }

  public boolean hasToken(UUID member) {
    return tokens.existsById(new MemberId(member));
  }

  public Optional<UUID> findMember(String token) {
    return tokens.findByHash(hash(token)).map(found -> found.memberId().value());
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
