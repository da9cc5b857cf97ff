package dev.tandem.preferences.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTests {

  /** The signs of OWASP's page on CSV injection; Excel takes the wide ones, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"})
  void aTextThatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe(String text) {
    assertThat(CsvTable.harmless(text)).isEqualTo("'" + text);
  }

  @Test
  void otherTextsStayAsTheyAre() {
    assertThat(CsvTable.harmless("1+1=2")).isEqualTo("1+1=2");
    assertThat(CsvTable.harmless("")).isEmpty();
  }
}
