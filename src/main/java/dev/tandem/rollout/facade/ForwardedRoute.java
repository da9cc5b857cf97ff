package dev.tandem.rollout.facade;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Names a request that is passed on in the metrics and traces of home: all those of a module are
 * one route, such as {@code /api/billing/**}, as only the service knows which of its routes it is.
 */
final class ForwardedRoute {

  private static final String API = "/api/";

  private ForwardedRoute() {}

  /** Home's own route takes the place of it if home answers after all. */
  static void name(String module, HttpServletRequest request) {
    var prefix = request.getRequestURI().startsWith(API) ? API : "/";
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(context -> context.setPathPattern(prefix + module + "/**"));
  }
}
