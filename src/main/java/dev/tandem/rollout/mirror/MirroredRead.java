package dev.tandem.rollout.mirror;

import dev.tandem.rollout.replay.RequestSnapshot;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A read that has been answered and is to be asked of a side.
 *
 * @param template of the route
 * @param answeredBy the side that answered the user
 * @param caller null if the request is anonymous
 */
record MirroredRead(
    ModuleRoute route,
    String template,
    Side answeredBy,
    @Nullable Authentication caller,
    RequestSnapshot request) {

  String module() {
    return route.module();
  }
}
