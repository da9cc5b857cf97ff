package dev.tandem.preferences.web;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.SettingOption;
import java.util.List;

/**
 * A setting as the page shows it.
 *
 * @param question the key of the question
 * @param chosen {@code UNSET} if the member has chosen nothing
 * @param otherwise what holds without a choice, in words
 * @param options empty for a time zone, which is typed
 */
record SettingRow(
    String question,
    String title,
    String explanation,
    String chosen,
    String otherwise,
    List<SettingOption> options) {

  static SettingRow of(Setting setting, Resolution resolution) {
    var question = new Question.OfSetting(setting);
    var standard = resolution.defaults().valueOf(setting);
    return new SettingRow(
        question.key(),
        setting.title(),
        setting.explanation(),
        resolution.own().to(question).value(),
        setting == Setting.LANGUAGE ? "as entered with my address" : textOf(setting, standard),
        setting.options());
  }

  /** A stored value in words. */
  static String textOf(Setting setting, String value) {
    if (value.equals(Answer.UNSET.name())) {
      return "by default";
    }
    return setting == Setting.REMINDER_LEAD_MINUTES
        ? LeadTime.textOf(Setting.leadMinutesOf(value))
        : setting.options().stream()
            .filter(it -> it.value().equals(value))
            .map(SettingOption::text)
            .findFirst()
            .orElse(value);
  }
}
