package dev.tandem.preferences.web;

import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.CohortAnswers.CohortAnswer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Topic;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Says in plain words why a member gets messages or not. */
final class ReasonSentence {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private ReasonSentence() {}

  /**
   * @param newest choices of the member, by the key of the question
   */
  static String of(
      Topic topic,
      Channel channel,
      Resolution resolution,
      Map<String, RecordedChoice> newest,
      ZoneId zone) {
    var decision = resolution.decide(topic, channel);
    var state = decision.on() ? "on" : "off";
    return switch (decision.reason()) {
      case MANDATORY -> "Cannot be switched off.";
      case CHOSEN ->
          chosen(
              Objects.requireNonNull(newest.get(new Question.OfTopic(topic, channel).key())),
              "this",
              state,
              zone);
      case NOT_CONFIRMED -> "Switched on, but not confirmed yet: you get none until you confirm.";
      case CHANNEL ->
          chosen(
              Objects.requireNonNull(newest.get(new Question.OfChannel(channel).key())),
              "all of " + channel.title().toLowerCase(Locale.ROOT),
              state,
              zone);
      case COHORT ->
          "Switched %s for your cohort %s, as you have not chosen."
              .formatted(
                  state,
                  resolution.cohorts().find(topic, channel).map(CohortAnswer::cohort).orElse(""));
      case FORMER_PLATFORM ->
          "%s, as on the former platform, until your choices there are migrated. What you choose here holds at once."
              .formatted(decision.on() ? "On" : "Off");
      case DEFAULT ->
          decision.on() ? "On, unless you switch it off." : "Off, unless you switch it on.";
    };
  }

  private static String chosen(RecordedChoice choice, String what, String state, ZoneId zone) {
    var day = DAY.format(choice.chosenAt().atZone(zone));
    return switch (choice.source()) {
      case MEMBER -> "You switched %s %s on %s.".formatted(what, state, day);
      case OPERATOR -> "An operator switched %s %s for you on %s.".formatted(what, state, day);
      case UNSUBSCRIBE_LINK ->
          "You switched %s %s with the link in a message on %s.".formatted(what, state, day);
      case IMPORT ->
          "%s, as you had chosen on the former platform."
              .formatted(state.equals("on") ? "On" : "Off");
      case ROLL_BACK ->
          "%s, as it was before your choices on the former platform were migrated."
              .formatted(state.equals("on") ? "On" : "Off");
    };
  }

  /** How a source is called in the history. */
  static String sourceOf(ChoiceSource source, boolean ownPage) {
    return source == ChoiceSource.MEMBER && !ownPage ? "The member" : source.title();
  }
}
