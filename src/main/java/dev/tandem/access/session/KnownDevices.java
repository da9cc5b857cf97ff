package dev.tandem.access.session;

import dev.tandem.access.AccessProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The browsers with which members have signed in. A browser is recognized by a cookie, which proves
 * nothing and opens nothing; only the digest is kept.
 */
@Repository
class KnownDevices {

  private static final String COOKIE = "tandem-device";
  static final Duration KEPT_FOR = Duration.ofDays(400);
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JdbcClient jdbc;
  private final AccessProperties settings;

  KnownDevices(JdbcClient jdbc, AccessProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Remembers the browser of the request.
   *
   * @return whether it is new for a member who has used others before
   */
  boolean isNew(
      UUID memberId, HttpServletRequest request, HttpServletResponse response, Instant now) {
    var known = cookie(request);
    var value = known.orElseGet(KnownDevices::random);
    response.addHeader(HttpHeaders.SET_COOKIE, cookieOf(value).toString());
    jdbc.sql("delete from access.known_device where member_id = ? and last_used_at < ?")
        .params(memberId, now.minus(KEPT_FOR))
        .update();
    boolean hasOthers =
        jdbc.sql("select exists (select from access.known_device where member_id = ?)")
            .param(memberId)
            .query(Boolean.class)
            .single();
    boolean added =
        jdbc.sql(
                """
                insert into access.known_device as known
                  (member_id, device, first_used_at, last_used_at)
                values (?, ?, ?, ?)
                on conflict (member_id, device) do update set last_used_at = excluded.last_used_at
                returning xmax = 0
                """)
            .params(memberId, digest(value), now, now)
            .query(Boolean.class)
            .single();
    return added && hasOthers;
  }

  private Optional<String> cookie(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(it -> it.getName().equals(cookieName()))
        .map(Cookie::getValue)
        .filter(it -> VALUE.matcher(it).matches())
        .findFirst();
  }

  private String cookieName() {
    return settings.behindTls() ? "__Host-" + COOKIE : COOKIE;
  }

  private ResponseCookie cookieOf(String value) {
    return ResponseCookie.from(cookieName(), value)
        .httpOnly(true)
        .secure(settings.behindTls())
        .sameSite("Lax")
        .path("/")
        .maxAge(KEPT_FOR)
        .build();
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String value) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
