package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Stage;

/** How a module gets from one stage to another. */
enum StageTransition {
  /** The change of the route is all: every process follows within a second. */
  SWITCH,
  /** A move copies or ends a copy, or another side becomes live. */
  MOVE;

  /**
   * @throws Problem 409 if the module is in that stage already, or cannot get there from here
   */
  static StageTransition of(ModuleRoute route, StageChange change) {
    var module = route.module();
    var target = change.stage();
    if (route.stage() == target) {
      if (target == Stage.CANARY && !route.canary().equals(change.canary())) {
        return SWITCH;
      }
      throw RolloutProblems.alreadyThere(module, target);
    }
    if (route.stage() == Stage.HOME && target == Stage.CANARY) {
      throw RolloutProblems.noCopy(module);
    }
    return route.stage().isReadAtService() && target.isReadAtService() ? SWITCH : MOVE;
  }
}
