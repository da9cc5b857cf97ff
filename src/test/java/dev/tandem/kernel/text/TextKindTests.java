package dev.tandem.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NoDatabase
class TextKindTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "\u200b",
        "\u2800",
        "\u3164",
        "\u200d\u200e",
        "\u00ad",
        "\ufeff \u2028"
      })
  void aNameThatNobodyCanSeeIsMissing(String typed) {
    assertThatThrownBy(() -> name(typed)).hasMessage("The name is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0007b",
        "a\u001bb",
        "a\u007fb",
        "a\u000bb",
        "a\u0085b",
        "a\u202eb",
        "a\u2066b",
        "a\ud800",
        "a\ue000b",
        "a\uffffb",
        "a\0b"
      })
  void whatCannotBeShownOrTurnsTextAroundIsRefusedInEveryKind(String typed) {
    for (var kind : TextKind.values()) {
      assertThatThrownBy(() -> kind.check("The text", typed, 100, IllegalArgumentException::new))
          .hasMessage("The text contains a character that cannot be shown.");
    }
  }

  @Test
  void aNameIsOneLineNormalizedAndWithoutWhatShowsNothing() {
    assertThat(name(" Ada\u00a0\n\t Okafor\u200b\u00ad ")).isEqualTo("Ada Okafor");
    assertThat(name("E\u0301va")).isEqualTo("\u00c9va");
  }

  @Test
  void scriptsAndEmojisKeepTheirJoinersAndMarks() {
    for (var typed :
        new String[] {
          "می\u200cخواهم",
          "👩\u200d💻",
          "🏴\udb40\udc67\udb40\udc62\udb40\udc7f",
          "שלום",
          "予定",
          "Ğüneş ılık"
        }) {
      assertThat(name(typed)).isEqualTo(typed);
    }
  }

  @Test
  void severalLinesKeepTheirLines() {
    assertThat(
            TextKind.LINES.check(
                "The bio", "\r\n a\r\nb\u2028c\t d \n", 100, IllegalArgumentException::new))
        .isEqualTo("a\nb\nc  d");
  }

  @Test
  void lengthIsCountedInLettersAsPeopleCountThem() {
    var family = "👨\u200d👩\u200d👧\u200d👦";
    assertThat(Graphemes.count(family + "e\u0301" + "🇩🇪" + "a")).isEqualTo(4);
    assertThat(
            TextKind.NAME.check("The name", family.repeat(10), 10, IllegalArgumentException::new))
        .isEqualTo(family.repeat(10));
    assertThatThrownBy(() ->
            TextKind.NAME.check("The name", "x".repeat(11), 10, IllegalArgumentException::new))
        .hasMessage("The name can have at most 10 characters; this has 11.");
    assertThatThrownBy(() ->
            TextKind.NAME.check(
                "The name", "e" + "\u0302".repeat(500), 10, IllegalArgumentException::new))
        .hasMessage("The name can have at most 10 characters; this has 500.");
  }

  @Test
  void aSearchKnowsNoCaseAndNoCompatibilityForms() {
    assertThat(SearchKey.of("STRASSE")).isEqualTo(SearchKey.of("Straße"));
    assertThat(SearchKey.of("ﬁne")).isEqualTo("fine");
    assertThat(SearchKey.of("ΟΔΟΣ")).isEqualTo(SearchKey.of("οδος"));
    assertThat(SearchKey.of("Ｔａｎｄｅｍ")).isEqualTo("tandem");
    assertThat(SearchKey.of("E\u0301VA")).isEqualTo(SearchKey.of("\u00e9va"));
  }

  private static String name(String typed) {
    return TextKind.NAME.require("The name", typed, 100, IllegalArgumentException::new);
  }
}
