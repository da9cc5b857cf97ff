package dev.tandem.rollout;

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
final class ReceivedHeaders {

  private static final Set<String> ADDRESSES =
      Set.of("location", "content-location", "hx-redirect", "hx-location", "hx-push-url");
  private static final List<String> HOMES_COOKIES = List.of(SentHeaders.SESSION, SentHeaders.CSRF);

  private ReceivedHeaders() {}

  static HttpHeaders of(HttpHeaders received, URI service, HttpServletRequest request) {
    var hops = SentHeaders.hops(received);
    var told = new HttpHeaders();
    received.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      if (!hops.contains(lower)) {
        told.addAll(name, told(lower, values, service, request));
      }
    });
    return told;
  }

  private static List<String> told(
      String name, List<String> values, URI service, HttpServletRequest request) {
    if (name.equals("set-cookie")) {
      return values.stream().filter(it -> !SentHeaders.isNamed(it, HOMES_COOKIES)).toList();
    }
    return ADDRESSES.contains(name)
        ? values.stream().map(it -> atHome(it, service, request)).toList()
        : values;
  }

  private static String atHome(String address, URI service, HttpServletRequest request) {
    var its = service.getScheme() + "://" + service.getRawAuthority();
    if (!address.regionMatches(true, 0, its, 0, its.length())) {
      return address;
    }
    var rest = address.substring(its.length());
    return rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?")
        ? ModuleAddress.origin(request) + rest
        : address;
  }
}
