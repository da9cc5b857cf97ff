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

/** One operator asks for a waiver, and another confirms it. */
@Service
public class WaiverService {

  private static final int MAX_LENGTH = 2_000;

  private final GateWaivers waivers;
  private final StageHistory stages;
  private final GateService gates;
  private final Clock clock;

  WaiverService(GateWaivers waivers, StageHistory stages, GateService gates, Clock clock) {
    this.waivers = waivers;
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
    var waiver =
        new GateWaiver(
            Ids.next(), module, stage, stay.since(), operator, words, clock.instant(), null, null);
    if (!waivers.add(waiver)) {
      throw Problem.conflict(
          "already-asked",
          "A waiver for the stage %s of %s was asked for already.".formatted(stage.key(), module));
    }
    return waiver;
  }

  /**
   * @throws Problem 404 if there is none, 409 if it is confirmed, of an earlier stage, or if the
   *     operator is the one who asked
   */
  @Transactional
  public GateWaiver confirm(UUID id, String operator) {
    var waiver = waivers.find(id).orElseThrow(() -> Problem.notFound("waiver"));
    if (waiver.askedBy().equals(operator)) {
      throw Problem.conflict(
          "same-operator", "Another operator must confirm what you have asked for.");
    }
    if (!waiver.isOf(stay(waiver.module()))) {
      throw Problem.conflict(
          "stage-changed", "%s has changed its stage since; ask again.".formatted(waiver.module()));
    }
    if (!waivers.confirm(id, operator, clock.instant())) {
      throw Problem.conflict("already-confirmed", "The waiver was confirmed already.");
    }
    gates.judge(waiver.module());
    return waivers.find(id).orElseThrow();
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
