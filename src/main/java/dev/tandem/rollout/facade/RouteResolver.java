package dev.tandem.rollout.facade;

import dev.tandem.kernel.routing.ModulePath;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides for a request whether it is answered at home or elsewhere. */
class RouteResolver {

  /** Marks a request whose form can be sent on although home has read it. */
  static final String FORM_BUFFERED_ATTRIBUTE = RouteResolver.class.getName() + ".form";

  private final RouteTable routeTable;
  private final ModuleStages stages;

  RouteResolver(RouteTable routeTable, ModuleStages stages) {
    this.routeTable = routeTable;
    this.stages = stages;
  }

  /** Where the module is live elsewhere for whoever calls; empty where home answers. */
  Optional<ModuleRoute> remoteRoute(HttpServletRequest request) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .map(routeTable::route)
        .filter(it -> stages.stageOf(it.module(), routingUnit(request)) == Stage.AWAY)
        .filter(it -> !isForm(request) || request.getAttribute(FORM_BUFFERED_ATTRIBUTE) != null);
  }

  /** Before it is known who calls: whether the module is live elsewhere for anyone. */
  Optional<ModuleRoute> remoteRouteForAnyUnit(HttpServletRequest request) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .map(routeTable::route)
        .filter(it -> it.stage() == Stage.AWAY);
  }

  /** Whoever calls: an account and a mentee are both known by their member's id. */
  private static @Nullable String routingUnit(HttpServletRequest request) {
    return request.getRemoteUser();
  }

  static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && type.regionMatches(
            true, 0, BufferedForm.MEDIA_TYPE, 0, BufferedForm.MEDIA_TYPE.length());
  }
}
