package dev.tandem.preferences.decision;

import java.util.Optional;

/** Something that a member can answer. The key of a question names it in rows and addresses. */
public sealed interface Question {

  record OfTopic(Topic topic, Channel channel) implements Question {
    @Override
    public String key() {
      return "topic/" + topic.key() + "/" + channel.key();
    }
  }

  record OfChannel(Channel channel) implements Question {
    @Override
    public String key() {
      return "channel/" + channel.key();
    }
  }

  record OfSetting(Setting setting) implements Question {
    @Override
    public String key() {
      return "setting/" + setting.key();
    }
  }

  String key();

  /** The value as it is stored; empty if it is no answer to this question. */
  default Optional<String> normalize(String value) {
    return value.equals(Answer.UNSET.name())
        ? Optional.of(value)
        : switch (this) {
          case OfSetting question -> question.setting().normalize(value);
          case OfTopic _, OfChannel _ -> Answer.of(value).map(Answer::name);
        };
  }

  static Optional<Question> of(String key) {
    var parts = key.split("/", -1);
    return switch (parts[0] + parts.length) {
      case "topic3" ->
          Topic.of(parts[1])
              .flatMap(topic -> Channel.of(parts[2]).map(it -> new OfTopic(topic, it)));
      case "channel2" -> Channel.of(parts[1]).map(OfChannel::new);
      case "setting2" -> Setting.of(parts[1]).map(OfSetting::new);
      default -> Optional.empty();
    };
  }
}
