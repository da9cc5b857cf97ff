package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.verdict.Verdict;
import org.junit.jupiter.api.Test;

class ShareRuleTests {

  private final ShareRule mismatches = ShareRule.floor(0.001);
  private final ShareRule errors = ShareRule.ratio(1.5);

  @Test
  void nothingIsSafeWithoutEvidence() {
    assertThat(mismatches.judge(Tally.NONE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(mismatches.judge(new Tally(1_000, 0)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(mismatches.judge(new Tally(6_000, 0)).verdict()).isEqualTo(Verdict.SAFE);
  }

  @Test
  void aShareAtTheFloorIsNeitherSafeNorRolledBack() {
    assertThat(mismatches.judge(new Tally(200_000, 200)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void oneMismatchAloneIsNoAlarmAndFourInARowAre() {
    assertThat(mismatches.judge(new Tally(1, 1)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(mismatches.judge(new Tally(4, 4)).verdict()).isEqualTo(Verdict.ROLL_BACK);
  }

  @Test
  void aSideWithAsManyErrorsAsTheOtherIsSafeOnceThereWereEnoughOfThem() {
    assertThat(errors.judge(new Tally(100, 50)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(errors.judge(new Tally(1_000, 500)).verdict()).isEqualTo(Verdict.SAFE);
    assertThat(errors.judge(new Tally(30, 28)).verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(errors.judge(new Tally(30, 2)).verdict()).isNotEqualTo(Verdict.ROLL_BACK);
  }
}
