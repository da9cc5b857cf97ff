package dev.tandem.kernel.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie by which every page knows the zone that its viewer has chosen; without it, the zone is
 * that of the browser.
 */
public final class ChosenZoneCookie {

  static final String NAME = "chosen-zone";

  private static final Duration LIFETIME = Duration.ofDays(365);

  private ChosenZoneCookie() {}

  /**
   * A header that sets the cookie.
   *
   * @param zone empty: removes the cookie
   * @param secure whether the page was loaded by HTTPS
   */
  public static HttpHeaders header(Optional<ZoneId> zone, boolean secure) {
    var value = zone.map(it -> URLEncoder.encode(it.getId(), StandardCharsets.UTF_8));
    var cookie =
        ResponseCookie.from(nameFor(NAME, secure), value.orElse(""))
            .path("/")
            .maxAge(zone.isPresent() ? LIFETIME : Duration.ZERO)
            .sameSite("Lax")
            .secure(secure)
            .build();
    var headers = new HttpHeaders();
    headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
    return headers;
  }

  /** Over TLS a name that only this host can set (RFC 6265bis, cookie name prefixes). */
  static String nameFor(String name, boolean secure) {
    return secure ? "__Host-" + name : name;
  }
}
