package dev.tandem.preferences.unsubscribe;

import dev.tandem.preferences.decision.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the link in a message switches off. */
final class UnsubscribableTopics {

  private UnsubscribableTopics() {}

  /**
   * All optional topics, and the topic of the message unless it must be sent.
   *
   * @param ofMessage the topic of the message with the link, if the link names one
   */
  static List<Topic> of(Optional<Topic> ofMessage) {
    return Stream.of(Topic.values())
        .filter(it ->
            it.isOptional() || (ofMessage.filter(it::equals).isPresent() && !it.isMandatory()))
        .toList();
  }
}
