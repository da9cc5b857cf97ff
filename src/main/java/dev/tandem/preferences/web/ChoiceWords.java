package dev.tandem.preferences.web;

import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Question;
import java.util.Locale;

/** Questions and answers as members read them. */
public final class ChoiceWords {

  private ChoiceWords() {}

  /**
   * @param key of a question, perhaps of a release that asked more
   */
  public static String question(String key) {
    return Question.of(key)
        .map(question ->
            switch (question) {
              case Question.OfTopic(var topic, var channel) ->
                  topic.title() + " by " + channel.title().toLowerCase(Locale.ROOT);
              case Question.OfChannel(var channel) ->
                  "All " + channel.title().toLowerCase(Locale.ROOT);
              case Question.OfSetting(var setting) -> setting.title();
            })
        .orElse(key);
  }

  static String answer(RecordedChoice choice) {
    if (Question.of(choice.question()).orElse(null) instanceof Question.OfSetting(var setting)) {
      return SettingRow.textOf(setting, choice.value());
    }
    return switch (Answer.of(choice.value()).orElse(Answer.UNSET)) {
      case ON -> choice.confirmed() ? "on, confirmed" : "on";
      case OFF -> "off";
      case UNSET -> "by default";
    };
  }
}
