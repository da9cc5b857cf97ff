package dev.tandem.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;

@NoDatabase
class JsonDifferenceTests {

  @Test
  void theOrderOfFieldsTheNotationOfNumbersAndNullAreNoDifference() {
    assertThat(
            JsonDifference.between(
                """
                {"amount": {"minor": 100, "currency": "EUR"}, "refund": null, "parts": [1]}\
                """,
                """
                {"parts": [1.0], "amount": {"currency": "EUR", "minor": 1e2}}\
                """))
        .isEmpty();
  }

  @Test
  void eachValueThatDiffersHasItsPath() {
    assertThat(
            JsonDifference.between(
                """
                {"kept": {"fee": 750}, "parts": [{"lot": 1}], "to": "CARD", "paid": true}\
                """,
                """
                {"kept": {"fee": 751}, "parts": [{"lot": 1}, {"lot": 2}], "to": "CREDITS"}\
                """))
        .containsExactly(
            "kept.fee was 750, is 751",
            "paid was true, is absent",
            "parts[1] was absent, is present",
            "to was CARD, is CREDITS");
  }

  @Test
  void aTextThatMayTellAboutSomebodyIsNotShown() {
    assertThat(
            JsonDifference.between(
                """
                {"reason": "Ada Lovelace called", "at": "2026-11-29T12:00:00Z"}\
                """,
                """
                {"reason": "ended", "at": "2026-11-30T12:00:00Z"}\
                """))
        .containsExactly(
            "at was 2026-11-29T12:00:00Z, is 2026-11-30T12:00:00Z",
            "reason was a text of 19 characters, is a text of 5 characters");
  }
}
