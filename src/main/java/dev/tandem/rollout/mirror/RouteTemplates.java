package dev.tandem.rollout.mirror;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Names the route of a read by its template, which says nothing about anybody. */
record RouteTemplates(RequestMappingHandlerMapping mapping) {

  /** For a path without a controller at home. */
  static final String UNKNOWN = "GET (no route)";

  private static final Logger LOG = LoggerFactory.getLogger(RouteTemplates.class);

  String of(RequestSnapshot snapshot) {
    var request = new ReplayedRequest(snapshot, null);
    try {
      ServletRequestPathUtils.parseAndCache(request);
      mapping.getHandler(request);
    } catch (Exception e) {
      LOG.debug("No route for a mirrored read", e);
    }
    return Objects.requireNonNullElse(matchedBy(request), UNKNOWN);
  }

  /** The template by which Spring has found the controller; null if it has not. */
  static @Nullable String matchedBy(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? null : "GET " + pattern;
  }
}
