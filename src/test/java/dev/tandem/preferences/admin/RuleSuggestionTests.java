package dev.tandem.preferences.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.plan.MappingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSuggestionTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theme",
        "it's",
        "a.b[c]{d}(e)*+?^$|",
        "back\\slash",
        "# no comment",
        "- x: y",
        ""
      })
  void aRuleForAnyKeyAndValueCanBeRead(String text) {
    var yaml = RuleSuggestion.addTo(MappingTemplate.TEXT, "k" + text, text);

    var rule = MappingFile.parse(yaml).rules().getFirst();

    assertThat(rule.key().matcher("k" + text).matches()).isTrue();
    assertThat(rule.value().matcher(text).matches()).isTrue();
    assertThat(rule.key().matcher("k" + text + "x").matches()).isFalse();
    assertThat(MappingFile.parse(yaml).rules())
        .hasSize(MappingFile.parse(MappingTemplate.TEXT).rules().size() + 1);
  }

  @Test
  void withoutAValueTheRuleIsAboutAllValues() {
    var yaml = RuleSuggestion.addTo(MappingTemplate.TEXT, "theme", null);

    assertThat(yaml).contains("rules:\n  - {key: 'theme', as: ignored}\n");
  }

  @Test
  void mistakesAreNamedWithTheirLines() {
    refuse(
        "rules:\n  - {key: a, as: flag, to: topic/reminders/email}\n  - {key: b, as: flog}",
        "Line 3, rule 2");
    refuse("rules:\n  - key: a\n    as: ignored\n  - {key: 'b(', as: ignored}\n", "Line 4, rule 2");
    refuse("rules:\n  - {key: a, as: flag, to: topic/gossip/email}", "Line 2, rule 1: there is no");
    refuse("rules:\n  - {key: a", "Line 2 is not YAML");
    refuse(
        "rules: []\nlegacy:\n  defaults:\n    topic/gossip/email: true\n",
        "Line 4: there is no preference");
    refuse("just text", "must be a map");
  }

  private static void refuse(String yaml, String sentence) {
    assertThatThrownBy(() -> MappingFile.parse(yaml))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);
  }
}
