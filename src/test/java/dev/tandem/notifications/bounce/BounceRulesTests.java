package dev.tandem.notifications.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceRulesTests {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "failed, 5.1.1, HARD",
        "Failed, 5.1.1 (no such user), HARD",
        "failed, 5.0.0, HARD",
        "failed, 5.1.10, HARD",
        "failed, 5.2.1, HARD",
        "failed, 5.2.2, SOFT",
        "failed, 5.2.3, SOFT",
        "failed, 5.3.4, SOFT",
        "failed, 5.4.4, SOFT",
        "failed, 5.7.1, SOFT",
        "failed, 4.4.7, SOFT",
        "failed, , SOFT",
        "failed, -, SOFT",
        "failed, nonsense, SOFT",
        "failed, 2.0.0, -",
        "delayed, 4.4.1, -",
        "delivered, 2.0.0, -",
        "relayed, 2.1.9, -",
        "expanded, 2.0.0, -",
        "-, 5.1.1, -",
      })
  void aReportMeansThisForTheAddress(String action, String status, String kind) {
    assertThat(BounceRules.kindOf(action, status).map(Enum::name).orElse(null)).isEqualTo(kind);
  }
}
