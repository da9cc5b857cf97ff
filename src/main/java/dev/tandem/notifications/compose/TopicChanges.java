package dev.tandem.notifications.compose;

import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.message.TopicRule;
import java.util.Arrays;
import java.util.List;

/** Says for each topic what a member got so far, what from now on, and why. */
final class TopicChanges {

  private TopicChanges() {}

  /** One sentence for each topic that this release knows. */
  static List<String> items(Parameters parameters, MessageValues values) {
    return parameters
        .find(Parameter.CHANGES)
        .map(changes ->
            Arrays.stream(changes.split(",", -1))
                .flatMap(change -> {
                  var parts = change.split(":", 2);
                  return MessageTopic.of(parts[0]).stream()
                      .map(topic -> sentence(topic, parts[1].equals("on"), values));
                })
                .toList())
        .orElse(List.of());
  }

  private static String sentence(MessageTopic topic, boolean on, MessageValues values) {
    var texts = values.texts();
    var why = topic.rule() == TopicRule.MANDATORY ? "change.required" : "change.chosen";
    var name = texts.get("topic-name." + topic.code(), values);
    return texts.get(
        on ? why : "change.off", value -> value.equals("topic") ? name : values.apply(value));
  }
}
