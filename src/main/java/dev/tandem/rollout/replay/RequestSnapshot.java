package dev.tandem.rollout.replay;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What remains of a GET request once the container uses its object for another one. */
public record RequestSnapshot(
    String uri,
    @Nullable String query,
    String servletPath,
    SortedMap<String, List<String>> headers,
    Map<String, String[]> parameters,
    List<Cookie> cookies,
    List<Locale> locales,
    String scheme,
    String serverName,
    int serverPort,
    String remoteAddress,
    ServletContext servletContext) {

  /**
   * A question of the platform's own, which no user has asked.
   *
   * @param address path and query, encoded
   */
  public static RequestSnapshot ofPlatform(String address, ServletContext servletContext) {
    var parts = UriComponentsBuilder.fromUriString(address).build();
    var parameters = new TreeMap<String, String[]>();
    parts
        .getQueryParams()
        .forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    var path = Objects.requireNonNull(parts.getPath());
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", List.of("*/*"));
    return new RequestSnapshot(
        path,
        parts.getQuery(),
        path,
        headers,
        parameters,
        List.of(),
        List.of(Locale.ENGLISH),
        "http",
        "localhost",
        80,
        "127.0.0.1",
        servletContext);
  }

  public static RequestSnapshot of(HttpServletRequest request) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    var cookies = new ArrayList<Cookie>();
    if (request.getCookies() != null) {
      cookies.addAll(List.of(request.getCookies()));
    }
    return new RequestSnapshot(
        request.getRequestURI(),
        request.getQueryString(),
        request.getServletPath(),
        headers,
        Map.copyOf(request.getParameterMap()),
        List.copyOf(cookies),
        List.copyOf(Collections.list(request.getLocales())),
        request.getScheme(),
        request.getServerName(),
        request.getServerPort(),
        request.getRemoteAddr(),
        request.getServletContext());
  }
}
