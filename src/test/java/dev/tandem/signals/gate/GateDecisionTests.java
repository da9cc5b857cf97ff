package dev.tandem.signals.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.cycle.CycleState;
import dev.tandem.signals.cycle.JudgedCycle;
import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.StageStay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateDecisionTests {

  private static final CycleCalendar WEEKS = new CycleCalendar(7);
  private static final Cycle NOW = WEEKS.find("2026-W48").orElseThrow();
  private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          CLEAN CLEAN CLEAN,          true,  -,                    3 cycles in a row were clean.
          CLEAN CLEAN,                false, 2026-11-30T00:00:00Z, 2 of 3 cycles in a row were clean.
          CLEAN,                      false, 2026-12-07T00:00:00Z, 1 of 3 cycles in a row were clean.
          NOT_CLEAN CLEAN CLEAN,      false, 2026-11-30T00:00:00Z, 2 of 3 cycles in a row were clean. 2026-W45 was not: Latency was a roll back.
          CLEAN CLEAN NOT_CLEAN,      false, 2026-12-14T00:00:00Z, 0 of 3 cycles in a row were clean. 2026-W47 was not: Latency was a roll back.
          CLEAN UNSIGNED CLEAN,       false, 2026-11-23T00:00:00Z, 2 of 3 cycles in a row were clean. Nobody has signed the review of 2026-W46.
          UNSIGNED UNSIGNED,          false, 2026-11-30T00:00:00Z, '0 of 3 cycles in a row were clean. Nobody has signed the review of 2026-W46, 2026-W47.'
          """)
  void threeCleanCyclesInARowOpenIt(
      String states, boolean open, @Nullable Instant earliest, String missing) {
    var gate = decide(ModuleStage.SHADOW, ModuleStage.CANARY, states.split(" "), null);
    assertThat(gate.open()).isEqualTo(open);
    assertThat(gate.missing()).isEqualTo(missing);
    assertThat(gate.earliest()).isEqualTo(earliest);
  }

  @Test
  void noCycleThatHasEndedYetMakesThreeToCome() {
    var gate = decide(ModuleStage.CANARY, ModuleStage.AWAY, new String[0], null);
    assertThat(gate.open()).isFalse();
    assertThat(gate.earliest()).isEqualTo("2026-12-14T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"HOME,CANARY", "HOME,AWAY", "SHADOW,AWAY"})
  void aStageThatIsSkippedIsNotEarned(ModuleStage stage, ModuleStage target) {
    var gate = decide(stage, target, new String[] {"CLEAN", "CLEAN", "CLEAN"}, null);
    assertThat(gate.open()).isFalse();
    assertThat(gate.missing()).contains("is entered from the stage");
  }

  @Test
  void aWaiverOpensItOnceASecondOperatorHasConfirmedIt() {
    var asked = waiver(null);
    assertThat(decide(ModuleStage.SHADOW, ModuleStage.AWAY, new String[0], asked).open()).isFalse();
    var gate = decide(ModuleStage.SHADOW, ModuleStage.AWAY, new String[0], waiver("second"));
    assertThat(gate.open()).isTrue();
    assertThat(gate.missing()).isEqualTo("Two operators waived the proof: a deadline");
  }

  private static GateWaiver waiver(@Nullable String confirmedBy) {
    return new GateWaiver(
        new UUID(0, 1),
        "billing",
        ModuleStage.AWAY,
        SINCE,
        "first",
        "a deadline",
        SINCE,
        confirmedBy,
        confirmedBy == null ? null : SINCE);
  }

  /**
   * @param states of the cycles before the present one, the latest last
   */
  private static Gate decide(
      ModuleStage stage, ModuleStage target, String[] states, @Nullable GateWaiver waiver) {
    var cycles = WEEKS.upTo(NOW, states.length + 1);
    List<JudgedCycle> ended = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      var state = CycleState.valueOf(states[i]);
      List<String> faults =
          state == CycleState.NOT_CLEAN ? List.of("Latency was a roll back.") : List.of();
      ended.add(new JudgedCycle(cycles.get(i), state, stage, faults));
    }
    var coming = List.of(NOW, WEEKS.next(NOW), WEEKS.next(WEEKS.next(NOW)));
    return GateDecision.decide(
        new StageStay("billing", stage, 7, SINCE, null), target, ended, coming, waiver);
  }
}
