package dev.tandem.preferences.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIME_ZONE             | Europe/Berlin | Europe/Berlin",
        "TIME_ZONE             | GMT+2x        | ",
        "TIME_ZONE             | europe/berlin | ",
        "LANGUAGE              | de            | de",
        "LANGUAGE              | fr            | ",
        "CLOCK                 | 12h           | 12h",
        "FIRST_DAY_OF_WEEK     | tuesday       | ",
        "REMINDER_LEAD_MINUTES | 60, 1440,60   | 1440,60",
        "REMINDER_LEAD_MINUTES | ''            | none",
        "REMINDER_LEAD_MINUTES | 4             | ",
        "REMINDER_LEAD_MINUTES | 20161         | ",
        "REMINDER_LEAD_MINUTES | 5,6,7,8,9,10  | ",
        "REMINDER_LEAD_MINUTES | 60,           | ",
        "REMINDER_LEAD_MINUTES | ,             | ",
        "REMINDER_LEAD_MINUTES | -60           | ",
        "REMINDER_LEAD_MINUTES | ٦٠            | ",
        "CALENDAR_CONTENT      | busy          | busy",
      })
  void acceptsOnlyItsOwnValues(Setting setting, String typed, String stored) {
    assertThat(setting.normalize(typed).orElse(null)).isEqualTo(stored);
  }

  @ParameterizedTest
  @EnumSource
  void aStoredValueIsStoredAgainUnchanged(Setting setting) {
    setting.options().forEach(it -> assertThat(setting.normalize(it.value())).contains(it.value()));
    assertThat(Question.of("setting/" + setting.key())).contains(new Question.OfSetting(setting));
  }

  @Test
  void everyTopicIsAQuestionOnEveryChannel() {
    for (var topic : Topic.values()) {
      for (var channel : Channel.values()) {
        var question = new Question.OfTopic(topic, channel);
        assertThat(Question.of(question.key())).contains(question);
        assertThat(question.normalize("ON")).contains("ON");
        assertThat(question.normalize("on")).isEmpty();
      }
    }
    assertThat(Question.of("topic/reminders")).isEmpty();
    assertThat(Question.of("topic/unknown/email")).isEmpty();
    assertThat(Question.of("")).isEmpty();
  }
}
