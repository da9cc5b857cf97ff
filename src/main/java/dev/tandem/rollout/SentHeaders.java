package dev.tandem.rollout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.RemoveHopByHopRequestHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.DeferredCsrfToken;

/**
 * What the service is told beside the request itself: who calls (by a passport), from where, and by
 * which address. Whatever the caller says of these is left out, as is what concerns only the
 * connection to home.
 */
final class SentHeaders {

  static final String REQUEST_ID = "X-Request-Id";

  /** By this a service says that it knows nobody but by a passport, and has seen none. */
  static final String PASSPORT = "Tandem-Passport";

  static final String SESSION = "JSESSIONID";
  static final String CSRF = "XSRF-TOKEN";

  private static final Set<String> KEPT_BACK =
      Set.of(
          "authorization",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "http2-settings",
          "proxy-connection",
          "tandem-passport",
          "x-real-ip",
          "x-request-id",
          "x-xsrf-token");

  private SentHeaders() {}

  static HttpHeaders of(
      HttpServletRequest request, HttpHeaders original, String passport, String requestId) {
    var hops = hops(original);
    var sent = new HttpHeaders();
    original.forEach((name, values) -> {
      if (!isKeptBack(name.toLowerCase(Locale.ROOT), hops)) {
        sent.addAll(name, values);
      }
    });
    sent.setBearerAuth(passport);
    sent.set(REQUEST_ID, requestId);
    sent.set("X-Forwarded-For", request.getRemoteAddr());
    sent.set("X-Forwarded-Proto", request.getScheme());
    sent.set("X-Forwarded-Host", request.getServerName());
    sent.set("X-Forwarded-Port", String.valueOf(request.getServerPort()));
    var cookies = cookies(request, original);
    if (!cookies.isEmpty()) {
      sent.set(HttpHeaders.COOKIE, cookies);
    }
    return sent;
  }

  private static boolean isKeptBack(String name, Set<String> hops) {
    return hops.contains(name) || KEPT_BACK.contains(name) || name.startsWith("x-forwarded-");
  }

  /** Those that end here, the ones that {@code Connection} names included (RFC 9110, 7.6.1). */
  static Set<String> hops(HttpHeaders headers) {
    var hops = new HashSet<>(RemoveHopByHopRequestHeadersFilter.HEADERS_REMOVED_ON_REQUEST);
    headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .map(it -> it.strip().toLowerCase(Locale.ROOT))
        .forEach(hops::add);
    return hops;
  }

  /** Without home's session, and with the token by which home will know the service's forms. */
  private static String cookies(HttpServletRequest request, HttpHeaders original) {
    var csrf = csrf(request);
    var others =
        original.getOrEmpty(HttpHeaders.COOKIE).stream()
            .flatMap(it -> Arrays.stream(it.split(";")))
            .map(String::strip)
            .filter(it -> !isNamed(it, List.of(SESSION, CSRF)) && !it.isEmpty());
    return Stream.concat(others, csrf == null ? Stream.of() : Stream.of(CSRF + "=" + csrf))
        .collect(Collectors.joining("; "));
  }

  static boolean isNamed(String cookie, List<String> names) {
    return names.stream().anyMatch(it -> cookie.startsWith(it + "="));
  }

  private static @Nullable String csrf(HttpServletRequest request) {
    return request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken it
        ? it.get().getToken()
        : null;
  }
}
