package dev.tandem.access.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTests {

  /** {@code 12345678901234567890} in Base32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");

  /** The last six digits of the test vectors in appendix B of RFC 6238, for SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void agreesWithTheVectorsOfTheStandard(long second, String code) {
    var time = Instant.ofEpochSecond(second);

    assertThat(TimeCodes.codeOf(SECRET, TimeCodes.stepAt(time))).isEqualTo(code);
    assertThat(TimeCodes.matchingStep(SECRET, code, time, 0, 0)).hasValue(second / 30);
  }

  @Test
  void aCodeCountsForItsThirtySecondsOnly() {
    long step = TimeCodes.stepAt(NOW);
    var code = TimeCodes.codeOf(SECRET, step);
    var start = Instant.ofEpochSecond(step * 30);

    for (int second = 0; second < 30; second++) {
      assertThat(TimeCodes.matchingStep(SECRET, code, start.plusSeconds(second), 0, 0))
          .hasValue(step);
    }
    assertThat(TimeCodes.matchingStep(SECRET, code, start.minusMillis(1), 0, 0)).isEmpty();
    assertThat(TimeCodes.matchingStep(SECRET, code, start.plusSeconds(30), 0, 0)).isEmpty();
  }

  @Test
  void aClockMayBeOneStepEarlyOrLateWhereThatIsTolerated() {
    long step = TimeCodes.stepAt(NOW);
    for (long off = -3; off <= 3; off++) {
      var code = TimeCodes.codeOf(SECRET, step + off);
      var matching = TimeCodes.matchingStep(SECRET, code, NOW, 1, 0);
      if (Math.abs(off) <= 1) {
        assertThat(matching).as("off by %s", off).hasValue(step + off);
      } else {
        assertThat(matching).as("off by %s", off).isEmpty();
      }
    }
  }

  @Test
  void aCodeCountsOnceAndEndsThoseBeforeIt() {
    long step = TimeCodes.stepAt(NOW);

    assertThat(TimeCodes.matchingStep(SECRET, TimeCodes.codeOf(SECRET, step), NOW, 1, step))
        .isEmpty();
    assertThat(TimeCodes.matchingStep(SECRET, TimeCodes.codeOf(SECRET, step - 1), NOW, 1, step))
        .isEmpty();
    assertThat(TimeCodes.matchingStep(SECRET, TimeCodes.codeOf(SECRET, step + 1), NOW, 1, step))
        .hasValue(step + 1);
  }

  @Test
  void secretsDifferAndAreReadByApps() {
    assertThat(TimeCodes.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(TimeCodes.newSecret());
  }

  @Test
  void recoveryCodesAreReadHoweverTheyAreWritten() {
    var code = RecoveryCode.random(7);

    assertThat(code.grouped()).matches("7\\w{3}-\\w{4}-\\w{4}");
    for (var typed :
        new String[] {
          code.grouped(),
          code.text().toLowerCase(java.util.Locale.ROOT),
          " " + code.grouped().replace('-', ' ')
        }) {
      assertThat(RecoveryCode.parse(typed)).contains(code);
    }
    for (var typed : new String[] {"", "123456", code.text() + "0", "U".repeat(12), "…"}) {
      assertThat(RecoveryCode.parse(typed)).as(typed).isEmpty();
    }
  }
}
