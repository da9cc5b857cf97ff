package dev.tandem.rollout.facade;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which module an address belongs to: {@code /billing/…} and {@code /api/billing/…} to billing. */
final class ModulePath {

  private static final Pattern PATH_PATTERN = Pattern.compile("/(?:api/)?([a-z]+)(?:/.*)?");

  private ModulePath() {}

  /** Read from the path as controllers see it, decoded and without dots. */
  static Optional<String> moduleOf(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    var module = PATH_PATTERN.matcher(path);
    return module.matches() ? Optional.of(module.group(1)) : Optional.empty();
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }

  /** {@code https://tandem.example}, as the caller knows us. */
  static String origin(HttpServletRequest request) {
    return request.getScheme() + "://" + authority(request);
  }

  /** {@code tandem.example:8080}, without the port that goes without saying. */
  static String authority(HttpServletRequest request) {
    int usual = request.getScheme().equals("https") ? 443 : 80;
    int port = request.getServerPort();
    return port == usual ? request.getServerName() : request.getServerName() + ":" + port;
  }
}
