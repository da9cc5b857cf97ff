package dev.tandem.rollout.rollback;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.RolledBack;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutAction;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Acts on verdicts: sends reads home at once, and locks the module. */
@Component
class RollBack {

  static final String OPERATOR = "Tandem";

  /** The database keeps microseconds, so a stage may begin a moment after its event. */
  private static final Duration ROUNDING = Duration.ofMillis(1);

  private final Routes routes;
  private final Moves moves;
  private final RouteChanger routeChanger;
  private final RollbackLocks locks;
  private final RolloutHistory history;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RollBack(
      Routes routes,
      Moves moves,
      RouteChanger routeChanger,
      RollbackLocks locks,
      RolloutHistory history,
      ApplicationEventPublisher events,
      Clock clock) {
    this.routes = routes;
    this.moves = moves;
    this.routeChanger = routeChanger;
    this.locks = locks;
    this.history = history;
    this.events = events;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "rollout.rolls-back")
  void on(SignalJudged judged) {
    if (judged.verdict() == Verdict.ROLL_BACK && routes.find(judged.module()).isPresent()) {
      moves.lockCurrent(judged.module());
      rollBack(routes.lock(judged.module()), judged);
    }
  }

  /** Takes part in the caller's transaction. */
  private void rollBack(ModuleRoute route, SignalJudged judged) {
    if (route.stage() == Stage.HOME || isOfAnEarlierStage(judged, route)) {
      return;
    }
    var now = clock.instant();
    var module = route.module();
    var lock = new RollbackLock(module, route.stage(), judged.signal(), judged.evidence(), now);
    if (!locks.add(lock)) {
      return;
    }
    history.recordRequest(module, OPERATOR, RolloutAction.ROLLED_BACK, lock.reason(), now);
    events.publishEvent(
        new RolledBack(
            EventMetadata.about(Ids.named(module), route.epoch(), now),
            module,
            route.stage().name(),
            Stage.HOME.name(),
            lock.signal(),
            lock.reason()));
    moves.undoToHome(module);
    sendReadsHome(route, lock);
  }

  /** The evidence is of what ran before, which this stage may have repaired. */
  private static boolean isOfAnEarlierStage(SignalJudged judged, ModuleRoute route) {
    return judged.since().isBefore(route.since().minus(ROUNDING));
  }

  /** Takes part in the caller's transaction, which has locked the route. */
  void sendReadsHome(ModuleRoute route, RollbackLock lock) {
    if (route.stage().isReadAtService()) {
      routeChanger.switchStage(route, Stage.HOME, OPERATOR, lock.reason());
    }
  }
}
