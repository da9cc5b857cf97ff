package dev.tandem.preferences.decision;

import java.util.Map;
import java.util.Optional;

/**
 * What operators set for the cohorts that a member is in.
 *
 * @param byQuestion by the key of the question about a topic; without those that are unset
 */
public record CohortAnswers(Map<String, CohortAnswer> byQuestion) {

  public static final CohortAnswers NONE = new CohortAnswers(Map.of());

  /**
   * @param cohort the name of the cohort whose answer it is
   */
  public record CohortAnswer(Answer answer, String cohort) {}

  public CohortAnswers {
    byQuestion = Map.copyOf(byQuestion);
  }

  public Answer to(Topic topic, Channel channel) {
    return find(topic, channel).map(CohortAnswer::answer).orElse(Answer.UNSET);
  }

  public Optional<CohortAnswer> find(Topic topic, Channel channel) {
    return Optional.ofNullable(byQuestion.get(new Question.OfTopic(topic, channel).key()));
  }
}
