package dev.tandem.preferences.web;

import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.DecisionReason;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Topic;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A topic as the page shows it, with one cell for each channel. */
record TopicRow(String title, String explanation, boolean mandatory, List<Cell> cells) {

  /**
   * @param question the key of the question
   * @param otherwise what holds without an answer
   */
  record Cell(
      String question,
      String channel,
      Answer answer,
      boolean on,
      boolean otherwise,
      boolean toConfirm,
      String why) {}

  static TopicRow of(
      Topic topic, Resolution resolution, Map<String, RecordedChoice> newest, ZoneId zone) {
    var cells =
        Stream.of(Channel.values())
            .map(channel -> cell(topic, channel, resolution, newest, zone))
            .toList();
    return new TopicRow(topic.title(), topic.explanation(), topic.isMandatory(), cells);
  }

  private static Cell cell(
      Topic topic,
      Channel channel,
      Resolution resolution,
      Map<String, RecordedChoice> newest,
      ZoneId zone) {
    var answer = resolution.own().cell(topic, channel);
    var decision = resolution.decide(topic, channel);
    var on = decision.on();
    var former = decision.reason() == DecisionReason.FORMER_PLATFORM;
    return new Cell(
        new Question.OfTopic(topic, channel).key(),
        channel.title(),
        former ? Answer.UNSET : answer.answer(),
        on,
        former ? on : resolution.withoutAnswer(topic, channel).on(),
        answer.answer() == Answer.ON && !on && topic.needsConfirmation(),
        ReasonSentence.of(topic, channel, resolution, newest, zone));
  }
}
