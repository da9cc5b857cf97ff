package dev.tandem.signals.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.judge.Tally;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignalJudgeTests {

  @Test
  void nothingIsFoundInMissingData() {
    for (var signal : Signal.values()) {
      assertThat(verdict(signal, new Counts())).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void aGoodServiceIsSafeInEverySignal() {
    var counts = new Counts();
    counts.compared = 20_000;
    counts.decided = 20_000;
    for (var signal : Signal.values()) {
      assertThat(SignalJudge.judge(signal, counts.evidence(), new Tally(1_000, 480)).verdict())
          .as(signal.key())
          .isEqualTo(Verdict.SAFE);
    }
  }

  @Test
  void mismatchesAreNobodysFaultWhereHomeDiffersFromItself() {
    var counts = new Counts();
    counts.compared = 1_000;
    counts.mismatched = 50;
    assertThat(verdict(Signal.MISMATCHES, counts)).isEqualTo(Verdict.ROLL_BACK);
    counts.noiseCompared = 200;
    counts.noiseMismatched = 10;
    assertThat(verdict(Signal.MISMATCHES, counts)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void errorsOfBothSidesAlikeAreNoAlarmAndThoseOfTheServiceAloneAre() {
    var counts = new Counts();
    counts.compared = 1_000;
    counts.serviceErrors = 40;
    counts.homeErrors = 40;
    assertThat(verdict(Signal.ERRORS, counts)).isEqualTo(Verdict.INCONCLUSIVE);
    counts.homeErrors = 0;
    assertThat(verdict(Signal.ERRORS, counts)).isEqualTo(Verdict.ROLL_BACK);
  }

  @Test
  void aServiceThatDoesNotAnswerIsRolledBack() {
    var counts = new Counts();
    counts.compared = 90;
    counts.failed = 10;
    assertThat(verdict(Signal.SERVICE_FAILURES, counts)).isEqualTo(Verdict.ROLL_BACK);
  }

  @Test
  void droppedComparesAreNeverARollBack() {
    var counts = new Counts();
    counts.compared = 10;
    counts.dropped = 100_000;
    assertThat(verdict(Signal.DROPPED_COMPARES, counts)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void decisionsThatDifferAreARollBackWhateverTheAnswersSay() {
    var counts = new Counts();
    counts.compared = 20_000;
    counts.decided = 300;
    counts.decidedDifferently = 4;
    var judgement = SignalJudge.judge(Signal.DECISIONS, counts.evidence(), Tally.NONE);
    assertThat(judgement.verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(EvidenceSentence.of(Signal.DECISIONS, counts.evidence(), judgement))
        .startsWith("4 of 300 decisions differ (1.33 %)");
  }

  @Test
  void saysTheFiguresInASentence() {
    var counts = new Counts();
    counts.compared = 20_000;
    counts.mismatched = 3;
    var evidence = counts.evidence();
    var judgement = SignalJudge.judge(Signal.MISMATCHES, evidence, Tally.NONE);
    assertThat(EvidenceSentence.of(Signal.MISMATCHES, evidence, judgement))
        .matches(
            "3 of 20,000 compares differ \\(0\\.0[12] %\\), and 0 of 0 of home with itself; at most 0\\.0\\d % is proven\\.");
  }

  private static Verdict verdict(Signal signal, Counts counts) {
    return SignalJudge.judge(signal, counts.evidence(), Tally.NONE).verdict();
  }

  private static final class Counts {

    long compared;
    long mismatched;
    long noiseCompared;
    long noiseMismatched;
    long dropped;
    long failed;
    long serviceErrors;
    long homeErrors;
    long decided;
    long decidedDifferently;

    Evidence evidence() {
      long attempted = compared + failed;
      return new Evidence(
          "billing",
          "SHADOW",
          1,
          Instant.EPOCH,
          Instant.EPOCH,
          compared,
          mismatched,
          noiseCompared,
          noiseMismatched,
          attempted + dropped,
          dropped,
          attempted,
          failed,
          serviceErrors,
          homeErrors,
          Instant.EPOCH,
          decided,
          decidedDifferently);
    }
  }
}
