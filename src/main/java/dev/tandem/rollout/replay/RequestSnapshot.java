package dev.tandem.rollout.replay;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  /** A question of the platform's own, which no user has asked, in JSON. */
  public static RequestSnapshot ofPlatform(
      String uri, String parameter, String value, ServletContext servletContext) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", List.of("application/json"));
    return new RequestSnapshot(
        uri,
        parameter + "=" + value,
        uri,
        headers,
        Map.of(parameter, new String[] {value}),
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
