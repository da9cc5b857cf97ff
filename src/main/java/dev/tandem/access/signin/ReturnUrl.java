package dev.tandem.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page to return to after sign-in; never an address of another site. */
public final class ReturnUrl {

  public static final String PARAMETER = "continue";

  private static final Pattern LOCAL_PATH =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,1999}");

  private ReturnUrl() {}

  /** The address when it is a path of this site, else the home page. */
  public static String localOrHome(@Nullable String address) {
    return address != null
            && LOCAL_PATH.matcher(address).matches()
            && isPlain(address.replaceFirst("\\?.*", ""))
            && !address.startsWith("/access/sign-")
        ? address
        : "/";
  }

  /** Without dot segments, also hidden ones, and without anything that is no path. */
  private static boolean isPlain(String path) {
    try {
      var decoded = URI.create(path).getPath();
      return decoded != null
          && Stream.of(decoded.split("/", -1)).noneMatch(Set.of(".", "..")::contains);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A query string that carries the page the request came from. */
  public static String queryFor(HttpServletRequest request) {
    var page = localOrHome(requestedPage(request).orElse(null));
    return page.equals("/") ? "" : "?" + queryOf(page);
  }

  static String queryOf(String page) {
    return PARAMETER + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static Optional<String> requestedPage(HttpServletRequest request) {
    if (request.getHeader("HX-Request") != null) {
      return toLocalPath(request.getHeader("HX-Current-URL"));
    }
    if (!request.getMethod().equals("GET")) {
      return toLocalPath(request.getHeader("Referer"));
    }
    var query = request.getQueryString();
    return Optional.of(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static Optional<String> toLocalPath(@Nullable String address) {
    if (address == null) {
      return Optional.empty();
    }
    try {
      var uri = URI.create(address);
      var query = uri.getRawQuery();
      return Optional.ofNullable(uri.getRawPath())
          .map(path -> query == null ? path : path + "?" + query);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
