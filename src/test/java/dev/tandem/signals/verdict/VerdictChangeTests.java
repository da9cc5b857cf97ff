package dev.tandem.signals.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.judge.Tally;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.signal.SignalJudge;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictChangeTests {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void isInconclusiveUntilThereIsEvidence() {
    var first = follow(null, evidence(START, null, 0, 0), NOW);
    assertThat(first.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(first.evidence()).isEqualTo("Nothing was compared since the stage began.");
  }

  @Test
  void aModuleThatStopsReportingIsNoLongerSafe() {
    var evidence = evidence(START, NOW, 20_000, 0);
    var safe = follow(null, evidence, NOW.plusSeconds(60));
    var silent = follow(safe, evidence, NOW.plus(Duration.ofMinutes(16)));
    assertThat(safe.verdict()).isEqualTo(Verdict.SAFE);
    assertThat(silent.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(silent.version()).isEqualTo(safe.version() + 1);
    assertThat(silent.evidence()).startsWith("Nothing is compared any more.");
  }

  @Test
  void answersThatAreComparedDoNotStandForDecisionsThatAreNot() {
    var it = evidence(START, NOW, 20_000, 0);
    var decisions =
        VerdictChange.follow(
            null,
            Signal.DECISIONS,
            it,
            SignalJudge.judge(Signal.DECISIONS, it, Tally.NONE),
            NOW,
            Duration.ofMinutes(15));
    assertThat(decisions.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decisions.evidence()).isEqualTo("Nothing was compared since the stage began.");
  }

  @Test
  void aRollBackStaysOneInItsStageAndIsForgottenInTheNext() {
    var bad = follow(null, evidence(START, NOW, 100, 40), NOW);
    var diluted = follow(bad, evidence(START, NOW, 900_000, 40), NOW.plusSeconds(9));
    var next = follow(bad, evidence(NOW, null, 0, 0), NOW.plusSeconds(9));
    assertThat(bad.verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(diluted).isEqualTo(bad);
    assertThat(next.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aRollBackInTheNextStageIsANewOne() {
    var bad = follow(null, evidence(START, NOW, 100, 40), NOW);
    var worse = follow(bad, evidence(NOW, NOW, 100, 50), NOW.plusSeconds(9));
    assertThat(worse.verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(worse.version()).isEqualTo(bad.version() + 1);
    assertThat(worse.since()).isEqualTo(NOW);
    assertThat(worse.givenAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void aVerdictThatStaysKeepsItsVersionAndItsTimeWhileItsFiguresMoveOn() {
    var first = follow(null, evidence(START, NOW, 20_000, 0), NOW);
    var second = follow(first, evidence(START, NOW, 30_000, 1), NOW.plusSeconds(10));
    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.givenAt()).isEqualTo(NOW);
    assertThat(second.observations()).isEqualTo(30_000);
  }

  private static GivenVerdict follow(@Nullable GivenVerdict previous, Evidence it, Instant now) {
    var judgement = SignalJudge.judge(Signal.MISMATCHES, it, Tally.NONE);
    return VerdictChange.follow(
        previous, Signal.MISMATCHES, it, judgement, now, Duration.ofMinutes(15));
  }

  private static Evidence evidence(
      Instant since, @Nullable Instant last, long compared, long mismatched) {
    return new Evidence(
        "billing",
        "SHADOW",
        1,
        since,
        last,
        compared,
        mismatched,
        0,
        0,
        compared,
        0,
        compared,
        0,
        0,
        0,
        null,
        0,
        0);
  }
}
