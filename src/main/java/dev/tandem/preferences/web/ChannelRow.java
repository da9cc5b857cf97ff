package dev.tandem.preferences.web;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;

/**
 * A channel as the page shows it.
 *
 * @param question the key of the question
 */
record ChannelRow(String question, String title, Answer answer) {

  static ChannelRow of(Channel channel, Resolution resolution) {
    return new ChannelRow(
        new Question.OfChannel(channel).key(), channel.title(), resolution.own().channel(channel));
  }
}
