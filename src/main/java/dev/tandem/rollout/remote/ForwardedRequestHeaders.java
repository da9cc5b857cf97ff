package dev.tandem.rollout.remote;

import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.RemoveHopByHopRequestHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.DeferredCsrfToken;

/**
 * The headers of a forwarded request. They say who is calling (an internal token), from where, and
 * through which address; headers of the caller that say so themselves are removed, and so are
 * hop-by-hop headers.
 */
public final class ForwardedRequestHeaders {

  public static final String REQUEST_ID_HEADER = "X-Request-Id";

  /** In a 401 of a service: it requires an internal token and got no valid one. */
  public static final String INTERNAL_TOKEN_HEADER = "Tandem-Internal-Token";

  /** What the caller sent as {@code Authorization} to a page. */
  static final String CALLER_AUTHORIZATION_HEADER = "Tandem-Caller-Authorization";

  /** Only home reads and sets these; behind TLS their names begin with {@code __Host-}. */
  static final List<String> HOME_COOKIES =
      List.of("JSESSIONID", "XSRF-TOKEN", "__Host-JSESSIONID", "__Host-XSRF-TOKEN");

  private static final String CSRF_COOKIE = "XSRF-TOKEN";

  private static final Set<String> STRIPPED_HEADERS =
      Set.of(
          "authorization",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "http2-settings",
          "proxy-connection",
          "tandem-caller-authorization",
          "tandem-internal-token",
          "x-real-ip",
          "x-request-id",
          "x-xsrf-token");

  private ForwardedRequestHeaders() {}

  public static HttpHeaders of(
      HttpServletRequest request, HttpHeaders original, String internalToken, String requestId) {
    var hops = hopByHopHeaders(original);
    var sent = new HttpHeaders();
    original.forEach((name, values) -> {
      if (!isStripped(name.toLowerCase(Locale.ROOT), hops)) {
        sent.addAll(name, values);
      }
    });
    callerAuthorization(request, original)
        .ifPresent(basic -> sent.set(CALLER_AUTHORIZATION_HEADER, basic));
    sent.setBearerAuth(internalToken);
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

  /** Home reads passwords of its API only; a page that takes Basic has passwords of its own. */
  private static Optional<String> callerAuthorization(
      HttpServletRequest request, HttpHeaders original) {
    return Optional.ofNullable(original.getFirst(HttpHeaders.AUTHORIZATION))
        .filter(it -> it.regionMatches(true, 0, "Basic ", 0, 6))
        .filter(_ -> !ProblemWriter.isForPrograms(request));
  }

  private static boolean isStripped(String name, Set<String> hops) {
    return hops.contains(name)
        || STRIPPED_HEADERS.contains(name)
        || name.startsWith("x-forwarded-");
  }

  /** Including those that {@code Connection} names (RFC 9110, 7.6.1). */
  static Set<String> hopByHopHeaders(HttpHeaders headers) {
    var hops = new HashSet<>(RemoveHopByHopRequestHeadersFilter.HEADERS_REMOVED_ON_REQUEST);
    headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .forEach(hops::add);
    return hops;
  }

  /** Without home's session; with home's CSRF token, which the service puts into its forms. */
  private static String forwardedCookies(HttpServletRequest request, HttpHeaders original) {
    var csrf = csrfToken(request);
    var others =
        original.getOrEmpty(HttpHeaders.COOKIE).stream()
            .flatMap(value -> Arrays.stream(value.split(";")))
            .map(String::strip)
            .filter(cookie -> !cookie.isEmpty())
            .filter(cookie -> !hasAnyName(cookie, HOME_COOKIES));
    return Stream.concat(others, csrf == null ? Stream.of() : Stream.of(CSRF_COOKIE + "=" + csrf))
        .collect(Collectors.joining("; "));
  }

  static boolean hasAnyName(String cookie, List<String> names) {
    return names.stream().anyMatch(name -> cookie.startsWith(name + "="));
  }

  private static @Nullable String csrfToken(HttpServletRequest request) {
    return request.getAttribute(DeferredCsrfToken.class.getName())
            instanceof DeferredCsrfToken token
        ? token.get().getToken()
        : null;
  }
}
