package dev.tandem.rollout.admin;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.move.CompletedSteps;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveRepository;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import dev.tandem.rollout.routing.RouteRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads modules and their moves for operators. */
@Component
class ModuleViews {

  private final ExtractableModules modules;
  private final RolloutProperties properties;
  private final RouteRepository routeRepository;
  private final MoveRepository moveRepository;
  private final CompletedSteps completedSteps;
  private final StandbyCopies standbyCopies;

  ModuleViews(
      ExtractableModules modules,
      RolloutProperties properties,
      RouteRepository routeRepository,
      MoveRepository moveRepository,
      CompletedSteps completedSteps,
      StandbyCopies standbyCopies) {
    this.modules = modules;
    this.properties = properties;
    this.routeRepository = routeRepository;
    this.moveRepository = moveRepository;
    this.completedSteps = completedSteps;
    this.standbyCopies = standbyCopies;
  }

  List<ModuleView> all() {
    return routeRepository.findAll().stream()
        .filter(route -> modules.units().containsKey(route.module()))
        .map(this::toView)
        .toList();
  }

  ModuleView module(String name) {
    return toView(requireRoute(routeRepository, name));
  }

  static ModuleRoute requireRoute(RouteRepository routeRepository, String module) {
    return routeRepository
        .find(module)
        .orElseThrow(() -> Problem.notFound("module that can be moved"));
  }

  private ModuleView toView(ModuleRoute route) {
    var module = route.module();
    return ModuleView.of(
        route,
        modules.units().getOrDefault(module, ""),
        properties.service(module).map(ServiceProperties::url).orElse(null),
        standbyCopies.slotLags(module),
        moveRepository.findLatest(module).map(this::toView).orElse(null));
  }

  MoveView latestMove(String module) {
    requireRoute(routeRepository, module);
    return toView(findLatestMove(module));
  }

  /** The latest move as running, since a thread that will run it has just been started. */
  MoveView startedMove(String module) {
    var move = findLatestMove(module);
    return MoveView.of(move, true, completedSteps.findByMove(move.id()));
  }

  MoveView toView(ModuleMove move) {
    var running = !move.hasEnded() && moveRepository.isRunning();
    return MoveView.of(move, running, completedSteps.findByMove(move.id()));
  }

  private ModuleMove findLatestMove(String module) {
    return moveRepository.findLatest(module).orElseThrow(() -> Problem.notFound("move"));
  }
}
