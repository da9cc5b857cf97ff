package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.canary.CanaryReads;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who answers for a member, as this process would decide for a request of the member. */
@Component
class Evaluations {

  private final RouteTable routeTable;
  private final ModuleStages stages;
  private final CanaryReads canaryReads;

  Evaluations(RouteTable routeTable, ModuleStages stages, CanaryReads canaryReads) {
    this.routeTable = routeTable;
    this.stages = stages;
    this.canaryReads = canaryReads;
  }

  /**
   * @throws Problem 404 if the module cannot be moved, or 400 if the id of the member is none
   */
  EvaluationView evaluate(String module, @Nullable String member) {
    if (!routeTable.contains(module)) {
      throw Problem.notFound("module that can be moved");
    }
    var id = memberId(member);
    var evaluation = stages.evaluate(module, id.toString());
    var stage = evaluation.stage();
    var mustWait =
        stage == Stage.CANARY && !canaryReads.isCurrentFor(routeTable.route(module), id.toString());
    var reads = stage == Stage.CANARY && !mustWait ? Side.SERVICE : stage.liveSide();
    return new EvaluationView(
        module,
        id,
        lowerCase(stage.name()),
        lowerCase(reads.name()),
        lowerCase(stage.liveSide().name()),
        evaluation.reason(),
        evaluation.variant(),
        mustWait
            ? evaluation.because() + " Its copy is not current enough yet, so home answers."
            : evaluation.because());
  }

  private static UUID memberId(@Nullable String member) {
    try {
      return UUID.fromString(member == null ? "" : member.strip());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(
          "Give the id of a member, as it stands in the address of the profile.");
    }
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
