package dev.tandem.rollout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which module an address belongs to: {@code /billing/…} and {@code /api/billing/…} to billing. */
final class ModuleAddress {

  private static final Pattern OF_A_MODULE = Pattern.compile("/(?:api/)?([a-z]+)(?:/.*)?");

  private ModuleAddress() {}

  /** Read from the path as controllers see it, decoded and without dots. */
  static Optional<String> module(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    var module = OF_A_MODULE.matcher(path);
    return module.matches() ? Optional.of(module.group(1)) : Optional.empty();
  }

  static boolean isForApi(HttpServletRequest request) {
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
