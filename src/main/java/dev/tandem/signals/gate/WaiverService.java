package dev.tandem.signals.gate;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.StageHistory;
import dev.tandem.signals.cycle.StageStay;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** One operator asks for an exception, and another confirms it. */
@Service
public class WaiverService {

  private static final int MAX_LENGTH = 2_000;

  private final GateWaivers exceptions;
  private final StageHistory stages;
  private final GateService gates;
  private final Clock clock;

  WaiverService(GateWaivers exceptions, StageHistory stages, GateService gates, Clock clock) {
    this.exceptions = exceptions;
    this.stages = stages;
    this.gates = gates;
    this.clock = clock;
  }

  /**
   * @throws Problem 400 without a reason, 404 for a stage without a gate or a module that never
   *     left home, 409 if the module is there or somebody has asked already
   */
  @Transactional
  public GateWaiver ask(String module, String target, String operator, @Nullable String reason) {
    var words = TextKind.LINES.require("The reason", reason, MAX_LENGTH, Problem::malformed);
    var stage = gated(target);
    var stay = stay(module);
    if (stage.compareTo(stay.stage()) <= 0) {
      throw Problem.conflict(
          "already-there", "%s is in the stage %s.".formatted(module, stay.stage().key()));
    }
    var exception =
        new GateWaiver(
            Ids.next(), module, stage, stay.since(), operator, words, clock.instant(), null, null);
    if (!exceptions.add(exception)) {
      throw Problem.conflict(
          "already-asked",
          "An exception for the stage %s of %s was asked for already."
              .formatted(stage.key(), module));
    }
    return exception;
  }

  /**
   * @throws Problem 404 if there is none, 409 if it is confirmed, of an earlier stage, or if the
   *     operator is the one who asked
   */
  @Transactional
  public GateWaiver confirm(UUID id, String operator) {
    var exception = exceptions.find(id).orElseThrow(() -> Problem.notFound("exception"));
    if (exception.askedBy().equals(operator)) {
      throw Problem.conflict(
          "same-operator", "Another operator must confirm what you have asked for.");
    }
    if (!exception.isOf(stay(exception.module()))) {
      throw Problem.conflict(
          "stage-changed",
          "%s has changed its stage since; ask again.".formatted(exception.module()));
    }
    if (!exceptions.confirm(id, operator, clock.instant())) {
      throw Problem.conflict("already-confirmed", "The exception was confirmed already.");
    }
    gates.judge(exception.module());
    return exceptions.find(id).orElseThrow();
  }

  private StageStay stay(String module) {
    return stages.current(module).orElseThrow(() -> Problem.notFound("module that has left home"));
  }

  private static ModuleStage gated(String target) {
    return Arrays.stream(ModuleStage.values())
        .filter(it -> it == ModuleStage.CANARY || it == ModuleStage.AWAY)
        .filter(it -> it.key().equals(target))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("stage with a gate"));
  }
}
