package dev.tandem.rollout.admin;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.gate.Gates;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveLock;
import dev.tandem.rollout.move.Moves;
import dev.tandem.rollout.rollback.RollbackLocks;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import dev.tandem.rollout.routing.Routes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads modules and their moves for operators. */
@Component
class ModuleViews {

  private final ExtractableModules modules;
  private final RolloutProperties properties;
  private final Routes routes;
  private final Moves moves;
  private final JdbcClient jdbc;
  private final StandbyCopies standbyCopies;
  private final RollbackLocks locks;
  private final Gates gates;

  ModuleViews(
      ExtractableModules modules,
      RolloutProperties properties,
      Routes routes,
      Moves moves,
      JdbcClient jdbc,
      StandbyCopies standbyCopies,
      RollbackLocks locks,
      Gates gates) {
    this.modules = modules;
    this.properties = properties;
    this.routes = routes;
    this.moves = moves;
    this.jdbc = jdbc;
    this.standbyCopies = standbyCopies;
    this.locks = locks;
    this.gates = gates;
  }

  List<ModuleView> all() {
    return routes.findAll().stream()
        .filter(route -> modules.units().containsKey(route.module()))
        .map(this::toView)
        .toList();
  }

  ModuleView module(String name) {
    return toView(requireRoute(routes, name));
  }

  static ModuleRoute requireRoute(Routes routes, String module) {
    return routes.find(module).orElseThrow(() -> Problem.notFound("module that can be moved"));
  }

  private ModuleView toView(ModuleRoute route) {
    var module = route.module();
    return ModuleView.of(
        route,
        locks.find(module).orElse(null),
        gates.before(route),
        gates.areEnforced(),
        modules.units().getOrDefault(module, ""),
        properties.service(module).map(ServiceProperties::url).orElse(null),
        standbyCopies.slotLags(module),
        moves.findLatest(module).map(this::toView).orElse(null));
  }

  MoveView latestMove(String module) {
    requireRoute(routes, module);
    return toView(findLatestMove(module));
  }

  /** The latest move as running, since a thread that will run it has just been started. */
  MoveView startedMove(String module) {
    var move = findLatestMove(module);
    return MoveView.of(move, true, moves.findCompletedSteps(move.id()));
  }

  MoveView toView(ModuleMove move) {
    var running = !move.hasEnded() && MoveLock.isHeld(jdbc);
    return MoveView.of(move, running, moves.findCompletedSteps(move.id()));
  }

  private ModuleMove findLatestMove(String module) {
    return moves.findLatest(module).orElseThrow(() -> Problem.notFound("move"));
  }
}
