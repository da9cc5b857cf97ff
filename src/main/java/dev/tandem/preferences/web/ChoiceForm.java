package dev.tandem.preferences.web;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.NewChoice;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Setting;
import java.util.List;
import java.util.Map;

/** Reads what was chosen on a page or sent to the API. */
final class ChoiceForm {

  /** Begins the name of a field with what the page showed when it was opened. */
  private static final String SHOWN = "shown:";

  private ChoiceForm() {}

  /**
   * The answers that differ from what the page showed, so that an old page undoes nothing that was
   * chosen elsewhere in the meantime.
   */
  static List<NewChoice> changesIn(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> fields.containsKey(SHOWN + field.getKey()))
        .filter(field -> !field.getValue().strip().equals(fields.get(SHOWN + field.getKey())))
        .map(field -> choice(field.getKey(), field.getValue()))
        .toList();
  }

  /**
   * @param value empty: no longer chosen
   * @throws Problem 422 if the value is no answer to the question
   */
  static NewChoice choice(String key, String value) {
    var question =
        Question.of(key)
            .orElseThrow(() ->
                Problem.refused(
                    "unknown-question", "There is no preference “%s”.".formatted(abbreviate(key))));
    var typed = value.isBlank() ? Answer.UNSET.name() : value.strip();
    return question
        .normalize(typed)
        .map(it -> NewChoice.of(question, it))
        .orElseThrow(() -> Problem.refused("invalid", refusal(question, typed)));
  }

  private static String refusal(Question question, String typed) {
    var value = abbreviate(typed);
    return switch (question) {
      case Question.OfSetting asked -> sentence(asked.setting(), value);
      case Question.OfTopic _, Question.OfChannel _ ->
          "“%s” is no answer; use ON, OFF or UNSET.".formatted(value);
    };
  }

  private static String sentence(Setting setting, String value) {
    return switch (setting) {
      case TIME_ZONE ->
          "“%s” is not a time zone; use a name such as Europe/Berlin.".formatted(value);
      case REMINDER_LEAD_MINUTES ->
          "Choose at most five reminders, from 5 minutes to 14 days before a session.";
      case LANGUAGE, CLOCK, FIRST_DAY_OF_WEEK, PROFILE_VISIBILITY, CALENDAR_CONTENT ->
          "“%s” cannot be chosen for “%s”.".formatted(value, setting.title());
    };
  }

  private static String abbreviate(String text) {
    var visible = text.replaceAll("\\p{C}", "?");
    return visible.codePointCount(0, visible.length()) <= 60
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, 60)) + "…";
  }
}
