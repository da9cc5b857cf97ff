package dev.tandem.signals.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.signals.cycle.CycleFacts.SignalFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CycleJudgementTests {

  private static final Cycle CYCLE = new CycleCalendar(7).at(Instant.parse("2026-11-18T00:00:00Z"));
  private static final SignalFacts SAFE = new SignalFacts("Mismatches", true, false);

  @Test
  void isCleanIfNothingSpeaksAgainstItAndSomebodyHasSigned() {
    var judged = judge(true, ModuleStage.SHADOW, SAFE, 0, true);
    assertThat(judged.state()).isEqualTo(CycleState.CLEAN);
    assertThat(judged.faults()).isEmpty();
  }

  @Test
  void isNotSignedUntilSomebodyHas() {
    assertThat(judge(true, ModuleStage.CANARY, SAFE, 0, false).state())
        .isEqualTo(CycleState.UNSIGNED);
  }

  @Test
  void isOpenUntilItEndsWhateverSpeaksAgainstIt() {
    assertThat(judge(false, ModuleStage.SHADOW, SAFE, 0, true).state()).isEqualTo(CycleState.OPEN);
    var judged = judge(false, ModuleStage.SHADOW, SAFE, 3, true);
    assertThat(judged.state()).isEqualTo(CycleState.OPEN);
    assertThat(judged.faults())
        .containsExactly("3 causes of mismatches are without an explanation.");
  }

  @Test
  void aSignatureMakesNothingClean() {
    assertFault(
        judge(true, ModuleStage.SHADOW, new SignalFacts("Latency", false, false), 0, true),
        "Latency is not proven to be safe.");
    assertFault(
        judge(true, ModuleStage.SHADOW, new SignalFacts("Latency", true, true), 0, true),
        "Latency was a roll back.");
    assertFault(
        judge(true, ModuleStage.SHADOW, SAFE, 1, true),
        "1 cause of mismatches is without an explanation.");
    assertFault(judge(true, null, SAFE, 0, true), "The module was in more than one stage.");
    assertFault(
        judge(true, ModuleStage.HOME, SAFE, 0, true),
        "The module was at home, so nothing was compared.");
  }

  private static void assertFault(JudgedCycle judged, String fault) {
    assertThat(judged.state()).isEqualTo(CycleState.NOT_CLEAN);
    assertThat(judged.faults()).containsExactly(fault);
  }

  private static JudgedCycle judge(
      boolean ended,
      @Nullable ModuleStage stage,
      SignalFacts signal,
      long unexplained,
      boolean signed) {
    return CycleJudgement.judge(
        new CycleFacts(CYCLE, ended, stage, List.of(signal), List.of(), unexplained, signed));
  }
}
