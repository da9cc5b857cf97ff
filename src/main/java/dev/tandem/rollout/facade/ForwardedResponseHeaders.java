package dev.tandem.rollout.facade;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * What the caller is told of a service's answer: all of it, but that its own address becomes
 * home's, and that a session or a CSRF token is home's alone to give.
 */
final class ForwardedResponseHeaders {

  private static final Set<String> URL_HEADERS =
      Set.of("location", "content-location", "hx-redirect", "hx-location", "hx-push-url");
  private static final List<String> RESERVED_COOKIES =
      List.of(ForwardedRequestHeaders.SESSION_COOKIE, ForwardedRequestHeaders.CSRF_COOKIE);

  private ForwardedResponseHeaders() {}

  static HttpHeaders of(HttpHeaders received, URI service, HttpServletRequest request) {
    var hops = ForwardedRequestHeaders.hopByHopHeaders(received);
    var told = new HttpHeaders();
    received.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      if (!hops.contains(lower)) {
        told.addAll(name, rewriteValues(lower, values, service, request));
      }
    });
    return told;
  }

  private static List<String> rewriteValues(
      String name, List<String> values, URI service, HttpServletRequest request) {
    if (name.equals("set-cookie")) {
      return values.stream()
          .filter(it -> !ForwardedRequestHeaders.hasAnyName(it, RESERVED_COOKIES))
          .toList();
    }
    return URL_HEADERS.contains(name)
        ? values.stream().map(it -> rewriteUrl(it, service, request)).toList()
        : values;
  }

  private static String rewriteUrl(String address, URI service, HttpServletRequest request) {
    var its = service.getScheme() + "://" + service.getRawAuthority();
    if (!address.regionMatches(true, 0, its, 0, its.length())) {
      return address;
    }
    var rest = address.substring(its.length());
    return rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?")
        ? origin(request) + rest
        : address;
  }

  /** As the caller knows it: {@code https://tandem.example}. */
  private static String origin(HttpServletRequest request) {
    int defaultPort = request.getScheme().equals("https") ? 443 : 80;
    int port = request.getServerPort();
    return request.getScheme()
        + "://"
        + request.getServerName()
        + (port == defaultPort ? "" : ":" + port);
  }
}
