package dev.tandem.scheduling.calendar;

import dev.tandem.kernel.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may read which calendar feed. A token is 256 random bits, so its plain SHA-256 is kept and
 * nobody who reads the table can open a feed.
 */
@Component
public class CalendarTokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Clock clock;

  CalendarTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A new token; an earlier one of the member no longer opens anything. */
  public String issue(UUID member) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into scheduling.calendar_token (member_id, token_sha256, created_at)
            values (?, ?, ?) on conflict (member_id) do update
              set token_sha256 = excluded.token_sha256, created_at = excluded.created_at
            """)
        .params(member, hash(token), Timestamps.toTimestamp(clock.instant()))
        .update();
    return token;
  }

  public void revoke(UUID member) {
    jdbc.sql("delete from scheduling.calendar_token where member_id = ?").param(member).update();
  }

  public boolean exists(UUID member) {
    return jdbc.sql("select exists (select from scheduling.calendar_token where member_id = ?)")
        .param(member)
        .query(Boolean.class)
        .single();
  }

  public Optional<UUID> findMember(String token) {
    return jdbc.sql("select member_id from scheduling.calendar_token where token_sha256 = ?")
        .param(hash(token))
        .query((row, number) -> row.getObject(1, UUID.class))
        .optional();
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
