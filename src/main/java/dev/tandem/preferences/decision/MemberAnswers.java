package dev.tandem.preferences.decision;

import java.util.Map;

/**
 * What a member currently answers.
 *
 * @param byQuestion the stored value and whether it was confirmed, by the question's key; without
 *     those that are unset
 */
public record MemberAnswers(Map<String, StoredAnswer> byQuestion) {

  public static final MemberAnswers NONE = new MemberAnswers(Map.of());

  /** A value as it is stored. */
  public record StoredAnswer(String value, boolean confirmed) {}

  public MemberAnswers {
    byQuestion = Map.copyOf(byQuestion);
  }

  /** The stored value, {@code UNSET} if there is none. */
  public StoredAnswer to(Question question) {
    return byQuestion.getOrDefault(question.key(), new StoredAnswer(Answer.UNSET.name(), false));
  }

  public CellAnswer cell(Topic topic, Channel channel) {
    var stored = to(new Question.OfTopic(topic, channel));
    return new CellAnswer(Answer.valueOf(stored.value()), stored.confirmed());
  }

  public Answer channel(Channel channel) {
    return Answer.valueOf(to(new Question.OfChannel(channel)).value());
  }
}
