package dev.tandem.rollout.facade;

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
 * What the service is told beside the request itself: who calls (by an internal token), from where,
 * and by which address. Whatever the caller says of these is left out, as is what concerns only the
 * connection to home.
 */
public final class ForwardedRequestHeaders {

  static final String REQUEST_ID_HEADER = "X-Request-Id";

  /** By this a service says that it knows nobody but by an internal token, and has seen none. */
  public static final String INTERNAL_TOKEN_HEADER = "Tandem-Internal-Token";

  static final String SESSION_COOKIE = "JSESSIONID";
  static final String CSRF_COOKIE = "XSRF-TOKEN";

  private static final Set<String> STRIPPED_HEADERS =
      Set.of(
          "authorization",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "http2-settings",
          "proxy-connection",
          "tandem-internal-token",
          "x-real-ip",
          "x-request-id",
          "x-xsrf-token");

  private ForwardedRequestHeaders() {}

  static HttpHeaders of(
      HttpServletRequest request, HttpHeaders original, String passport, String requestId) {
    var hops = hopByHopHeaders(original);
    var sent = new HttpHeaders();
    original.forEach((name, values) -> {
      if (!isStripped(name.toLowerCase(Locale.ROOT), hops)) {
        sent.addAll(name, values);
      }
    });
    sent.setBearerAuth(passport);
    sent.set(REQUEST_ID_HEADER, requestId);
    sent.set("X-Forwarded-For", request.getRemoteAddr());
    sent.set("X-Forwarded-Proto", request.getScheme());
    sent.set("X-Forwarded-Host", request.getServerName());
    sent.set("X-Forwarded-Port", String.valueOf(request.getServerPort()));
    var cookies = forwardedCookies(request, original);
    if (!cookies.isEmpty()) {
      sent.set(HttpHeaders.COOKIE, cookies);
    }
    return sent;
  }

  private static boolean isStripped(String name, Set<String> hops) {
    return hops.contains(name)
        || STRIPPED_HEADERS.contains(name)
        || name.startsWith("x-forwarded-");
  }

  /** Those that end here, the ones that {@code Connection} names included (RFC 9110, 7.6.1). */
  static Set<String> hopByHopHeaders(HttpHeaders headers) {
    var hops = new HashSet<>(RemoveHopByHopRequestHeadersFilter.HEADERS_REMOVED_ON_REQUEST);
    headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .map(it -> it.strip().toLowerCase(Locale.ROOT))
        .forEach(hops::add);
    return hops;
  }

  /** Without home's session, and with the token by which home will know the service's forms. */
  private static String forwardedCookies(HttpServletRequest request, HttpHeaders original) {
    var csrf = csrfToken(request);
    var others =
        original.getOrEmpty(HttpHeaders.COOKIE).stream()
            .flatMap(it -> Arrays.stream(it.split(";")))
            .map(String::strip)
            .filter(it -> !hasAnyName(it, List.of(SESSION_COOKIE, CSRF_COOKIE)) && !it.isEmpty());
    return Stream.concat(others, csrf == null ? Stream.of() : Stream.of(CSRF_COOKIE + "=" + csrf))
        .collect(Collectors.joining("; "));
  }

  static boolean hasAnyName(String cookie, List<String> names) {
    return names.stream().anyMatch(it -> cookie.startsWith(it + "="));
  }

  private static @Nullable String csrfToken(HttpServletRequest request) {
    return request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken it
        ? it.get().getToken()
        : null;
  }
}
