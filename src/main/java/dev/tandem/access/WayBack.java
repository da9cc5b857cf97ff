package dev.tandem.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where someone wanted to go before they had to sign in; never a way to another site. */
final class WayBack {

  static final String PARAMETER = "continue";

  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,1999}");

  private WayBack() {}

  /** The address to return to when it is one of ours, else home. */
  static String checked(@Nullable String wanted) {
    return wanted != null && LOCAL.matcher(wanted).matches() && !wanted.startsWith("/access/sign-")
        ? wanted
        : "/";
  }

  /** A query that remembers the page the request came from. */
  static String from(HttpServletRequest request) {
    var page = checked(page(request).orElse(null));
    return page.equals("/") ? "" : "?" + query(page);
  }

  static String query(String page) {
    return PARAMETER + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static Optional<String> page(HttpServletRequest request) {
    if (request.getHeader("HX-Request") != null) {
      return local(request.getHeader("HX-Current-URL"));
    }
    if (!request.getMethod().equals("GET")) {
      return local(request.getHeader("Referer"));
    }
    var query = request.getQueryString();
    return Optional.of(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static Optional<String> local(@Nullable String address) {
    if (address == null) {
      return Optional.empty();
    }
    try {
      var uri = URI.create(address);
      var query = uri.getRawQuery();
      return Optional.ofNullable(uri.getRawPath()).map(it -> query == null ? it : it + "?" + query);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
