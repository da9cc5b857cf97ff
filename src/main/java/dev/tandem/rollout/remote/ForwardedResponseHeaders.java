package dev.tandem.rollout.remote;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * The headers of a service's response as the caller gets them: addresses of the service become
 * home's, and cookies for the session or the CSRF token are removed, as only home sets those.
 */
final class ForwardedResponseHeaders {

  private static final Set<String> URL_HEADERS =
      Set.of("location", "content-location", "hx-redirect", "hx-location", "hx-push-url");

  private ForwardedResponseHeaders() {}

  static HttpHeaders of(HttpHeaders received, URI service, HttpServletRequest request) {
    var hops = ForwardedRequestHeaders.hopByHopHeaders(received);
    var forwarded = new HttpHeaders();
    received.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      if (!hops.contains(lower)) {
        forwarded.addAll(name, rewriteValues(lower, values, service, request));
      }
    });
    return forwarded;
  }

  private static List<String> rewriteValues(
      String name, List<String> values, URI service, HttpServletRequest request) {
    if (name.equals("set-cookie")) {
      return values.stream()
          .filter(cookie ->
              !ForwardedRequestHeaders.hasAnyName(cookie, ForwardedRequestHeaders.HOME_COOKIES))
          .toList();
    }
    return URL_HEADERS.contains(name)
        ? values.stream().map(url -> rewriteUrl(url, service, request)).toList()
        : values;
  }

  private static String rewriteUrl(String address, URI service, HttpServletRequest request) {
    var origin = service.getScheme() + "://" + service.getRawAuthority();
    if (!address.regionMatches(true, 0, origin, 0, origin.length())) {
      return address;
    }
    var rest = address.substring(origin.length());
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
