package dev.tandem.rollout.mirror;

import dev.tandem.rollout.replay.ReplayedRequest;
import dev.tandem.rollout.replay.RequestSnapshot;
import jakarta.servlet.http.HttpServletRequest;
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

  /** A request that was answered at home has its route already. */
  String of(HttpServletRequest answered, RequestSnapshot snapshot) {
    if (hasPattern(answered)) {
      return template(answered);
    }
    var request = new ReplayedRequest(snapshot, null);
    try {
      ServletRequestPathUtils.parseAndCache(request);
      mapping.getHandler(request);
    } catch (Exception e) {
      LOG.debug("No route for a mirrored read", e);
    }
    return hasPattern(request) ? template(request) : UNKNOWN;
  }

  /** Whether a controller of this platform answers the address, which has no variables. */
  boolean contains(String address) {
    return mapping.getHandlerMethods().keySet().stream()
        .anyMatch(route -> route.getPatternValues().contains(address));
  }

  private static boolean hasPattern(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) != null;
  }

  private static String template(HttpServletRequest request) {
    return "GET " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }
}
