package dev.tandem.kernel.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells which module serves a path: {@code /billing/…} and {@code /api/billing/…} are billing's.
 */
public final class ModulePath {

  private static final Pattern PATTERN = Pattern.compile("/(?:api/)?([a-z]+)(?:/.*)?");

  private ModulePath() {}

  /** Reads the path as controllers see it: decoded and without dot segments. */
  public static Optional<String> moduleOf(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    var matcher = PATTERN.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
