package dev.tandem.rollout.facade;

import dev.tandem.kernel.routing.ModulePath;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Decides whether a request is answered at home or forwarded to a service. */
class RouteResolver {

  /** Marks a request whose form has been buffered, so that it can be forwarded. */
  static final String FORM_BUFFERED_ATTRIBUTE = RouteResolver.class.getName() + ".form";

  private final RouteTable routeTable;
  private final ModuleStages stages;

  RouteResolver(RouteTable routeTable, ModuleStages stages) {
    this.routeTable = routeTable;
    this.stages = stages;
  }

  /** The route to forward along; empty when home answers this caller. */
  Optional<ModuleRoute> remoteRoute(HttpServletRequest request) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .map(routeTable::route)
        .filter(route -> stages.stageOf(route.module(), routingUnit(request)) == Stage.AWAY)
        .filter(route -> isForwardable(request));
  }

  /** Whether a service may answer any read of the unit while home is live. */
  boolean isInAnyCanary(String unit) {
    return routeTable.routes().stream()
        .filter(route -> route.stage() == Stage.CANARY)
        .anyMatch(route -> stages.stageOf(route.module(), unit) == Stage.CANARY);
  }

  /**
   * The route if the service may answer this read of the unit. Streams stay at home, where what
   * happens arrives first.
   */
  Optional<ModuleRoute> canaryRoute(HttpServletRequest request, String unit) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .filter(module -> stages.stageOf(module, unit) == Stage.CANARY)
        .filter(_ -> !asksForStream(request))
        .map(routeTable::route);
  }

  private static boolean asksForStream(HttpServletRequest request) {
    var accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  /** The route if the module is live away for any caller; used before authentication. */
  Optional<ModuleRoute> remoteRouteForAnyUnit(HttpServletRequest request) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .map(routeTable::route)
        .filter(route -> route.stage() == Stage.AWAY);
  }

  /** The id of the calling member, which also identifies the account and the mentee. */
  static @Nullable String routingUnit(HttpServletRequest request) {
    return request.getRemoteUser();
  }

  private static boolean isForwardable(HttpServletRequest request) {
    return !isForm(request) || request.getAttribute(FORM_BUFFERED_ATTRIBUTE) != null;
  }

  static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && type.regionMatches(
            true, 0, BufferedForm.MEDIA_TYPE, 0, BufferedForm.MEDIA_TYPE.length());
  }
}
